//! The plot over the days, as the doctor's page uses it, and the chart of the diary.

use chrono::NaiveDate;

use super::super::parts::{legend, plot};
use super::diary_tests::drawn;
use super::*;
use crate::app::UiAction;
use crate::domain::{ChartPeriod, RecordId};
use crate::view::chart::{Chart, Columns, Plotted, Point, Size};

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
    let chart = Chart::new(&Plotted { points: &points, doses: &doses, changes, span, columns: Columns::of_report(14), size: Size::PAPER });
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

#[test]
fn the_plot_is_a_picture_with_a_name_and_its_legend_says_what_it_has() {
    let (node, legend) = with_changes(&[], &[]);
    assert_eq!(node.outline(), "svg aria-label=\"Pain, day by day\" role=\"img\"\n");
    for words in ["Anna", "Ben", "recalled", "Morphine drops", "Nothing written"] {
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
    phone.later(200 * 24 * 60);
    phone.send(Navigate::Went(Route::Diary));
    phone.send(UiAction::Period(ChartPeriod::All));
    let outline = phone.outline();
    assert!(outline.contains("least to worst of a week") && outline.contains("Nothing written"), "{outline}");
    phone.press("Later in the chart");
    phone.press("Open");
    let (first, last) = ChartPeriod::Week.span(day("2026-11-23"), phone.model.ui.last_day.expect("a past week"));
    assert!(phone.model.ui.period == ChartPeriod::Week && (first..=last).contains(&day("2026-11-23")), "{first} {last}");
}
