//! The plot over the days, as the doctor's page uses it, and the chart of the diary.

use chrono::NaiveDate;

use super::super::parts::{legend, plot};
use super::diary_tests::drawn;
use super::shared_tests::has;
use super::*;
use crate::app::{Form, UiAction, Write};
use crate::domain::{ChartPeriod, Person, RecordId};
use crate::screen::PageSize;
use crate::view::chart::{Anchor, Chart, Columns, Label, Plotted, Point, Size};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A plot of a patient's 7 and a carer's recalled 4, with these changes of medicine; its drawing, and its legend in words.
fn with_changes(changes: &[NaiveDate], words: &[&str]) -> (Node, String) {
    let phone = Phone::new();
    let point = |at: &str, number_said, by_carer| {
        let at = Moment::parse(at).expect("a time");
        Point {
            id: RecordId::new(at.unix_ms(), &[1; 10]),
            at,
            score: Score::Number(Pain::new(number_said).expect("0 to 10")),
            by_carer,
            recalled: by_carer,
        }
    };
    let points = [point("2026-11-20T08:00:00Z", 7, false), point("2026-11-21T08:00:00Z", 4, true)];
    let span = (day("2026-11-10"), day("2026-11-23"));
    let doses = [Moment::parse("2026-11-20T09:00:00Z").expect("a time")];
    let chart = Chart::new(&Plotted {
        points: &points,
        of_days: &[],
        doses: &doses,
        changes,
        span,
        columns: Columns::of_report(14),
        size: Size::PAPER,
    });
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    let text = Text::new(Language::English, Box::new(PlainIntl));
    let Phone { model, viewport, cache, offset_min, .. } = &phone;
    let (now, later, viewport) = (phone.now(), Some(LazyScreens::here()), *viewport);
    let screen = Screen { model, text: &text, now, viewport, cache, later, other: None, offset_min };
    let legend = legend(&screen, &chart, ["Anna".into(), "Ben".into()], "Morphine drops".into(), &words).outline();
    (plot(&screen, &chart, "Pain, day by day".into(), &words), legend)
}

fn texts(node: &Node) -> String {
    let mut found = Vec::new();
    drawn(node, "text", &mut found);
    found.into_iter().map(|(_, words)| words + "\n").collect()
}

/// Words of a drawing with left, top, right and bottom.
fn words_at(node: &Node, font: i64, found: &mut Vec<(String, [i64; 4])>) {
    let parts = node.parts();
    let value =
        |name: &str| parts.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string()).unwrap_or_default();
    if parts.tag == "text" {
        let anchor = match (value("class") + &value("text-anchor")).as_str() {
            "tick" | "middle" => Anchor::Middle,
            "last" | "end" => Anchor::End,
            _ => Anchor::Start,
        };
        let [x, y] = ["x", "y"].map(|name| value(name).parse().expect("a place"));
        let label = Label { x, y, anchor, words: parts.children.iter().map(|child| child.parts().text.to_string()).collect() };
        found.push((label.words.clone(), label.edges(font)));
    }
    parts.children.iter().for_each(|child| words_at(child, font, found));
}

/// The words of every drawing on the screen. Fails where two touch, where one is cut off, and where they are smaller than 11 CSS pixels at
/// the width of the page.
fn words_apart(phone: &Phone) -> Vec<String> {
    let mut drawings = Vec::new();
    phone.screen().iter().for_each(|node| all(node, "svg", &mut drawings));
    let mut said = Vec::new();
    for svg in drawings {
        let value = |name: &str| svg.parts().attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string());
        let (Some(view), Some(font)) = (value("viewBox"), value("font-size").and_then(|font| font.parse::<i64>().ok())) else { continue };
        let width: i64 = view.split(' ').nth(2).and_then(|width| width.parse().ok()).expect("a width");
        let unit = if value("class").is_some_and(|look| look == "small-plot") { 1 } else { 10 };
        let is_paper = width == Size::PAPER.width * 10 || (width, font) == (330, 12);
        if is_paper {
            continue;
        }
        assert!(font >= 11 * unit && width <= (phone.viewport.page.width_px - 22) * unit && width >= 200 * unit, "{view} {font}");
        let mut found = Vec::new();
        words_at(&svg, font, &mut found);
        for (index, (words, one)) in found.iter().enumerate() {
            assert!(one[0] >= -font / 2 && one[2] <= width + font / 2, "{words} is cut off: {one:?} of {width}");
            for (others, other) in &found[index + 1..] {
                let touch = one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
                assert!(!touch, "{words} and {others} touch: {one:?} {other:?}");
            }
        }
        said.extend(found.into_iter().map(|(words, _)| words));
    }
    said
}

fn all(node: &Node, tag: &str, found: &mut Vec<Node>) {
    let parts = node.parts();
    if parts.tag == tag {
        found.push(node.clone());
    }
    parts.children.iter().for_each(|child| all(child, tag, found));
}

/// A diary of two voices over so many days, five of them written on, with several doses on each, and "too much" today.
fn written_for(days: i64) -> Phone {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Morphine".into()));
    phone.send(UiAction::Schedule(Some(Code::listed("when-needed"))));
    phone.send(Write::Add(Form::Relief));
    let medicine = phone.model.diary.reliefs().map(|(id, _)| id).next().expect("one");
    for _ in 0..days.min(5) {
        for (score, who) in [(0, SpeakerRef::Patient), (10, SpeakerRef::Patient), (4, SpeakerRef::Carer), (6, SpeakerRef::Carer)] {
            phone.send(Pad::Tap(number(score)));
            let entry = phone.model.shown.expect("just tapped");
            phone.send(Write::edit(entry, crate::domain::EntryEdit::Who(who)));
            phone.send(Write::LogDose(medicine));
            phone.later(50);
        }
        phone.later(days / days.min(5) * 24 * 60 - 200);
    }
    phone.send(Pad::Tap(Score::TooMuch));
    phone
}

#[test]
fn words_in_the_chart_have_eleven_pixels_and_never_touch() {
    for days in [1, 5, 40, 120] {
        let mut phone = written_for(days);
        phone.send(Navigate::Went(Route::Diary));
        for (width_px, rem_px) in [(288, 16), (358, 16), (288, 32), (608, 16), (608, 32), (326, 20)] {
            phone.viewport.page = PageSize { width_px, rem_px };
            for period in [ChartPeriod::Day, ChartPeriod::Week, ChartPeriod::Month, ChartPeriod::All] {
                phone.send(UiAction::Period(period));
                let words = words_apart(&phone);
                assert!(words.contains(&"10".to_owned()) && words.len() >= 5, "{days} {width_px} {period:?}: {words:?}");
            }
        }
    }
}

#[test]
fn words_in_the_plots_of_the_doctor_s_page_never_touch_either() {
    for days in [5, 40, 120] {
        let mut phone = written_for(days);
        phone.send(Navigate::Went(Route::Doctor));
        for (width_px, rem_px) in [(288, 16), (358, 16), (288, 32), (608, 16), (608, 32)] {
            phone.viewport.page = PageSize { width_px, rem_px };
            let words = words_apart(&phone);
            assert!(words.contains(&"0:00".to_owned()) && words.contains(&"12:00".to_owned()), "{days} {width_px}: {words:?}");
        }
    }
}

#[test]
fn all_of_half_a_year_is_weeks_where_they_have_room_and_months_on_a_phone() {
    let mut phone = written_for(1);
    phone.later(250 * 24 * 60);
    phone.send(Pad::Tap(number(3)));
    phone.send(Navigate::Went(Route::Diary));
    phone.send(UiAction::Period(ChartPeriod::All));
    phone.viewport.page = PageSize { width_px: 358, rem_px: 16 };
    has(&phone, "least to worst of a month");
    let words = words_apart(&phone);
    assert!(words.contains(&"Mar".to_owned()) && words.contains(&"2027".to_owned()), "{words:?}");
    phone.viewport.page.width_px = 608;
    has(&phone, "least to worst of a week");
}

#[test]
fn the_plot_is_a_picture_with_a_name_and_its_legend_says_what_it_has() {
    let (node, legend) = with_changes(&[], &[]);
    assert_eq!(node.outline(), "svg aria-label=\"Pain, day by day\" role=\"img\"\n");
    for words in ["Anna", "Ben", "recalled", "Morphine drops", "No number"] {
        assert!(legend.contains(words), "{words}: {legend}");
    }
    assert!(!legend.contains("Too much") && !legend.contains("least to worst"), "the plot has neither: {legend}");
}

#[test]
fn one_change_of_medicine_is_named_in_the_plot_and_several_are_numbered() {
    let (node, legend) = with_changes(&[day("2026-11-12")], &["12 Nov: slow 10 → 30 mg"]);
    assert!(texts(&node).contains("12 Nov: slow 10 → 30 mg") && !legend.contains("12 Nov"), "{legend}");
    let long = "12 Nov: ".to_owned() + &"slow ".repeat(30);
    let (node, legend) = with_changes(&[day("2026-11-12")], &[&long]);
    assert!(!texts(&node).contains("12 Nov: ") && legend.contains(&format!("1 {}", long.trim_end())), "{legend}");
    let (node, legend) = with_changes(&[day("2026-11-12"), day("2026-11-20")], &["slow 10 → 30 mg", "Macrogol began"]);
    assert!(texts(&node).contains("\n1\n2\n") && legend.contains("1 slow 10 → 30 mg") && legend.contains("2 Macrogol began"), "{legend}");
}

#[test]
fn the_chart_of_a_month_is_read_day_by_day_and_opens_the_day() {
    let mut phone = Phone::new();
    for score in [3, 8] {
        phone.send(Pad::Tap(number(score)));
        phone.later(24 * 60);
    }
    phone.send(Navigate::Went(Route::Diary));
    phone.send(UiAction::Period(ChartPeriod::Month));
    assert!(phone.outline().contains("Tap a bar to see its numbers."), "{}", phone.outline());
    phone.press("Earlier in the chart");
    assert!(phone.outline().contains("Patient: worst 8 · least 8 · one entry"), "{}", phone.outline());
    phone.press("Earlier in the chart");
    phone.press("Earlier in the chart");
    let outline = phone.outline();
    assert!(outline.contains("Patient: worst 3 · least 3 · one entry") && !outline.contains("Tap a bar"), "the first one: {outline}");
    phone.press("Open");
    assert_eq!((phone.model.ui.period, phone.model.ui.last_day), (ChartPeriod::Day, Some(day("2026-11-23"))));
    assert!(phone.outline().contains("Tap a mark to read it."), "{}", phone.outline());
    phone.press("Later in the chart");
    assert!(phone.outline().contains("The patient says 3"), "{}", phone.outline());
}

#[test]
fn the_chart_of_a_few_hundred_days_opens_the_week() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(3)));
    phone.later(150 * 24 * 60);
    phone.send(Navigate::Went(Route::Diary));
    phone.send(UiAction::Period(ChartPeriod::All));
    let outline = phone.outline();
    assert!(outline.contains("least to worst of a week") && outline.contains("No number"), "{outline}");
    phone.press("Later in the chart");
    phone.press("Open");
    let (first, last) = ChartPeriod::Week.span(day("2026-11-23"), phone.model.ui.last_day.expect("a past week"));
    assert!(phone.model.ui.period == ChartPeriod::Week && (first..=last).contains(&day("2026-11-23")), "{first} {last}");
}

#[test]
fn at_an_end_of_the_chart_the_button_stays_and_says_so() {
    let mut phone = written_for(1);
    phone.send(Navigate::Went(Route::Diary));
    let ends = |phone: &Phone| {
        let mut buttons = Vec::new();
        phone.screen().iter().for_each(|node| all(node, "button", &mut buttons));
        let has = |button: &Node, wanted: (&str, &str)| button.parts().attributes.iter().any(|(name, value)| (*name, &**value) == wanted);
        ["Earlier in the chart", "Later in the chart"].map(|name| {
            let button = buttons.iter().find(|button| has(button, ("aria-label", name))).expect("a button");
            has(button, ("aria-disabled", "true"))
        })
    };
    assert_eq!(ends(&phone), [false, false], "nothing is read yet");
    phone.press("Later in the chart");
    assert_eq!(ends(&phone), [false, true]);
    for _ in 0..9 {
        phone.press("Earlier in the chart");
    }
    assert_eq!(ends(&phone), [true, false]);
}

#[test]
fn over_the_day_each_voice_has_its_own_mark() {
    let mut phone = written_for(5);
    phone.send(Navigate::Went(Route::Doctor));
    let mut plots = Vec::new();
    phone.screen().iter().for_each(|node| all(node, "svg", &mut plots));
    let hours = plots.iter().filter(|plot| texts(plot).contains("12:00")).collect::<Vec<_>>();
    let shapes = |plot: &Node, look: &str| {
        let mut found = Vec::new();
        drawn(plot, look, &mut found);
        found.into_iter().map(|(path, _)| path).collect::<String>()
    };
    let [patient, carer] = [shapes(hours[0], "spot"), shapes(hours[1], "spot by-carer")];
    assert!(patient.contains('a') && !patient.contains('l') && carer.contains('l') && !carer.contains('a'), "{patient} | {carer}");
    assert!(shapes(hours[1], "spot").is_empty(), "a circle is the patient's");
}

#[test]
fn without_colours_every_mark_has_a_look_of_its_own() {
    let sheets = [include_str!("../../../style/56-chart.css"), include_str!("../../../style/58-doctor.css")];
    let forced = sheets.map(|sheet| sheet.split("(forced-colors: active)").skip(1).collect::<String>());
    for look in [
        ".dot[data-score] {",
        ".dot.recalled[data-score] {",
        ".bar.by-carer {",
        ".bar.behind {",
        ".bar.behind.by-carer {",
        ".read {",
        ".band {",
        ".grid {",
    ] {
        assert!(forced[0].contains(look), "{look}");
    }
    for look in ["text {", ":is(.spot, .spot.by-carer, .full) {", ":is(.between, .cell) {", ".grid {"] {
        assert!(forced[1].contains(look), "{look}");
    }
}
