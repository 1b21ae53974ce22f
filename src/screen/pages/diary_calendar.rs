//! The calendar of the diary: a cell for each day of a month.

use super::super::Screen;
use super::super::cache::Found;
use super::super::node::{Node, el};
use super::super::parts::{Picture, icon};
use crate::app::{Command, UiAction};
use crate::domain::vocabulary::{LEAST_OF_DAY, WORST_OF_DAY};
use crate::domain::{ChartPeriod, CollectVec, Score, Speaker};
use crate::text::Text;
use crate::view::calendar_month::{CalendarDay, CalendarMonth, DayNumber, VoiceDay};

/// Days of a week, for the letters above the columns.
const WEEK: usize = 7;

/// The button that shows the calendar, the last of the choices of the period.
pub fn calendar_choice(screen: &Screen<'_>) -> Node {
    let period = ChartPeriod::Calendar;
    el("button", "voice")
        .attr("type", "button")
        .label(screen.text.period_calendar())
        .aria_bool("aria-pressed", screen.model.ui.period == period)
        .press(Command::Ui(UiAction::Period(period)))
        .child(icon(Picture::Calendar))
}

/// The month: letters of the weekdays, a cell for each day, and what the marks mean.
pub fn calendar(screen: &Screen<'_>, month: &CalendarMonth) -> Node {
    let text = screen.text;
    let name = month.days.first().map(|first| text.intl.month(first.day)).unwrap_or_default();
    let first_column = month.first_column(text.intl.first_weekday());
    // The second week is whole, so it has every weekday in its column.
    let whole = month.days.iter().skip(WEEK - first_column as usize).take(WEEK);
    let letters = whole.map(|day| {
        let letter = text.intl.first_character(&text.intl.weekday(day.day));
        el("span", "weekday").attr("aria-hidden", "true").text(letter)
    });
    let cells = month.days.iter().enumerate().map(|(index, day)| {
        let cell = cell(screen, day).key(day.day.to_string());
        if index == 0 { cell.with("style:grid-column-start", (first_column + 1).to_string()) } else { cell }
    });
    let days = el("div", "calendar").attr("role", "group").label(name).children(letters.collect_vec()).children(cells.collect_vec());
    let any = |holds: fn(&CalendarDay) -> bool| month.days.iter().any(holds);
    let carer = any(|day| !day.carer.is_empty()).then(|| text.calendar_carer());
    let recalled =
        any(|day| day.patient.is_recalled() || day.carer.worst.is_some_and(|worst| worst.recalled)).then(|| text.calendar_recalled());
    let legend = [text.calendar_legend()].into_iter().chain(carer).chain(recalled).joined(" · ");
    el("section", "stack tight").key("calendar".into()).child(days).child(el("p", "soft").text(legend))
}

/// Says that nothing was written on the day that was chosen.
pub fn nothing_on_the_day(screen: &Screen<'_>, found: &Found) -> Option<Node> {
    let text = screen.text;
    let day = screen.model.ui.calendar_day.filter(|_| found.shown.is_empty())?;
    Some(el("p", "sheet").attr("role", "status").text(text.topic_says(&screen.day_words(day), &text.nothing_written())))
}

fn cell(screen: &Screen<'_>, day: &CalendarDay) -> Node {
    let today = screen.now.day();
    let date = el("span", "date").text(screen.text.intl.number(chrono::Datelike::day(&day.day).into()));
    // Where the clock was set back, a day ahead can have entries.
    if day.day > today && day.is_blank() {
        return el("span", "cell ahead").child(el("span", "top").child(date));
    }
    let chosen = screen.model.ui.calendar_day == Some(day.day);
    let cell = el("button", if day.is_blank() { "cell blank" } else { "cell" })
        .attr("type", "button")
        .child(el("span", "visually-hidden").text(day_name(screen, day)))
        .aria_bool("aria-pressed", chosen)
        .press(Command::Ui(UiAction::CalendarDay((!chosen).then_some(day.day))));
    let cell = if day.day == today { cell.attr("aria-current", "date") } else { cell };
    let mark = |shown: bool, sign: &'static str| shown.then(|| el("span", "").text_static(sign));
    // The name says all of it.
    let hidden = |look| el("span", look).attr("aria-hidden", "true");
    let number = |look, number: DayNumber| hidden(look).text(screen.text.score(Score::Number(number.pain)));
    let recalled = |number: DayNumber| if number.recalled { "recalled" } else { "" };
    let carer = (!day.carer.is_empty()).then(|| {
        let observed = el("span", "observed").text_static("◇").child_opt(day.carer.worst.map(|worst| number(recalled(worst), worst)));
        observed.child_opt(mark(day.carer.too_much > 0, "▲"))
    });
    let dose = (day.doses > 0).then(|| el("span", "taken").text_static("●"));
    let marks = hidden("marks").child_opt(carer).child_opt(dose);
    let marks = marks.child_opt(mark(day.skipped > 0, "✕")).child_opt(mark(day.noted || day.calls > 0, "≡"));
    cell.child(hidden("top").child(date).child_opt(mark(day.patient.too_much > 0, "▲")))
        .child_opt(day.patient.worst.map(|worst| {
            let look = if worst.recalled { "worst recalled" } else { "worst" };
            number(look, worst).with("data-score", worst.pain.number().to_string())
        }))
        .child_opt(day.patient.least.map(|least| number(recalled(least), least)))
        .child(marks)
}

/// "Tue 24 Nov: worst 9, least 4, too much once · 2 doses · a note".
fn day_name(screen: &Screen<'_>, day: &CalendarDay) -> String {
    let text = screen.text;
    let mut parts = Vec::new();
    for (voice, name) in [(&day.patient, screen.name(&Speaker::Patient)), (&day.carer, screen.carers())] {
        let words = voice_words(screen, voice);
        if !words.is_empty() {
            parts.push(if day.carer.is_empty() { words } else { text.topic_says(&name, &words) });
        }
    }
    let mut count = |count: usize, words: fn(&Text, &str, &str) -> String| parts.extend((count > 0).then(|| text.counted(count, words)));
    count(day.doses, Text::doses);
    count(day.skipped, Text::times_skipped);
    count(day.calls, Text::calls_made);
    parts.extend(day.noted.then(|| text.day_has_note()));
    if parts.is_empty() {
        parts.push(text.nothing_written());
    }
    text.topic_says(&screen.list_day(day.day), &parts.join(" · "))
}

fn voice_words(screen: &Screen<'_>, voice: &VoiceDay) -> String {
    let text = screen.text;
    let number = |(code, number): (&'static str, Option<DayNumber>)| {
        let number = number?;
        let words = text.named_number(&text.span_short(code), &text.score(Score::Number(number.pain)));
        Some(if number.recalled { text.one_recalled(&words) } else { words })
    };
    let numbers = [(WORST_OF_DAY, voice.worst), (LEAST_OF_DAY, voice.least)].into_iter().filter_map(number);
    let too_much = (voice.too_much > 0).then(|| text.counted(voice.too_much, Text::times_too_much));
    numbers.chain(too_much).joined(", ")
}
