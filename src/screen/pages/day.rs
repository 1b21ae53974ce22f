//! "How was the day?": each part by itself, today or earlier.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{date_field, note_field, page, sheet, signs_link, status_line, toggles};
use super::now::voices;
use crate::app::{Command, DayPartKey, Field, Route, Write};
use crate::domain::vocabulary::{DAY_BODY, DAY_LIFE, DAY_SIGNS, day_levels};
use crate::domain::{Code, CollectVec, DayEdit, DayPart};

/// The screen of a day.
pub fn day(screen: &Screen<'_>, day: NaiveDate) -> Node {
    let (text, today) = (screen.text, screen.now.day());
    let mut content = status_line(screen);
    content.push(steps(screen, day));
    content.extend(screen.model.settings.two_voices.then(|| voices(screen)));
    if day > today {
        content.push(el("p", "sheet").text(text.time_ahead()));
        return page(screen, text.day_title(), content);
    }
    for (title, parts) in [(text.day_life(), DAY_LIFE), (text.day_body(), DAY_BODY)] {
        content.push(sheet(title).children(parts.iter().map(|part| level(screen, day, part)).collect_vec()));
    }
    let signs = DAY_SIGNS.iter().map(|part| sign(screen, day, part)).collect_vec();
    content.push(sheet(text.day_signs()).children(signs).child(signs_link(screen)));
    content.push(el("div", "sheet stack").child(note_field(screen, text.note(), Field::DayNote(day))));
    content.extend(others(screen, day));
    page(screen, text.day_title(), content)
}

fn key(day: NaiveDate, part: &'static str) -> DayPartKey {
    DayPartKey { day, part: Code::listed(part) }
}

/// What the current speaker has noted.
fn said<'a>(screen: &Screen<'a>, key: &DayPartKey) -> Option<&'a DayPart> {
    screen.model.day_part(key, &screen.model.speaker()).map(|(_, part)| part)
}

/// The date, and buttons to the day before and after.
fn steps(screen: &Screen<'_>, day: NaiveDate) -> Node {
    let text = screen.text;
    let to = |day: Option<NaiveDate>, sign: &'static str, name: String| {
        day.map(|day| el("a", "ghost step").with("href", Route::Day(day).to_string()).label(name).text_static(sign))
    };
    let after = day.checked_add_days(Days::new(1)).filter(|after| *after <= screen.now.day());
    el("div", "row apart steps")
        .child_opt(to(day.checked_sub_days(Days::new(1)), "‹", text.day_before()))
        .child(el("h2", "").text(screen.day_words(day)))
        .child(to(after, "›", text.day_after()).unwrap_or_else(|| el("span", "step")))
}

fn level(screen: &Screen<'_>, day: NaiveDate, part: &'static str) -> Node {
    let text = screen.text;
    let key = key(day, part);
    let chosen = said(screen, &key).and_then(|part| part.value.clone());
    let option = |code: &&'static str| {
        let holds = chosen.as_ref().is_some_and(|chosen| chosen.as_str() == *code);
        (text.level(part, code), holds, Command::Write(Write::EditDay(key.clone(), DayEdit::Value((!holds).then(|| Code::listed(code))))))
    };
    let name = text.day_part(part);
    el("div", "part").child(el("h3", "").text(name.clone())).child(toggles(
        ("levels", "chip"),
        name,
        day_levels(part).iter().map(option).collect_vec(),
    ))
}

/// A warning sign: present or not, and since which day.
fn sign(screen: &Screen<'_>, day: NaiveDate, part: &'static str) -> Node {
    let key = key(day, part);
    let known = said(screen, &key);
    let noticed = known.filter(|part| part.value.as_ref().is_some_and(|value| value.as_str() == "yes")).map(|part| {
        let command = Arc::new(move |day| Command::Write(Write::EditDay(key.clone(), DayEdit::Since(day))));
        date_field(screen, screen.text.first_noticed(), part.since, command)
    });
    level(screen, day, part).child_opt(noticed)
}

/// What other speakers noted about this day.
fn others(screen: &Screen<'_>, day: NaiveDate) -> Option<Node> {
    let own = screen.resolve_speaker(&screen.model.speaker());
    let row = |(id, part): (_, &DayPart)| {
        let (_, speaker) = screen.model.diary.said(id)?;
        (speaker != own).then(|| el("li", "").attr("dir", "auto").text(format!("{}: {}", screen.name(&speaker), screen.part_words(part))))
    };
    let rows: Vec<Node> = screen.model.diary.day(day).into_iter().filter_map(row).collect_vec();
    (!rows.is_empty()).then(|| sheet(screen.text.others_say()).child(el("ul", "history").children(rows)))
}
