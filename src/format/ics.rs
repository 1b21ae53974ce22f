//! A visit as an iCalendar file (RFC 5545). The title contains nothing about pain or illness, because calendars are seen by others.

use std::fmt::Write as _;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::domain::{Moment, RecordId, Visit};

/// Longest line before it is folded, in bytes, without its end (RFC 5545, 3.1).
const LINE_BYTES_MAX: usize = 75;

/// The file. `title` is the neutral word for an appointment in the user's language; the duration is unknown and left out.
#[must_use]
pub fn calendar(id: RecordId, visit: &Visit, title: &str, now: Moment) -> String {
    let mut out = String::new();
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Pain Diary//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}"),
        format!("DTSTAMP:{}", utc(now)),
        format!("DTSTART:{}", utc(visit.at)),
        format!("SUMMARY:{}", escaped(title)),
    ];
    let place = visit.place.as_str().trim();
    let place = (!place.is_empty()).then(|| format!("LOCATION:{}", escaped(place)));
    let ends = ["END:VEVENT", "END:VCALENDAR"].map(str::to_owned);
    lines.into_iter().chain(place).chain(ends).for_each(|line| push_line(&mut out, &line));
    out
}

/// A moment as `20261128T221500Z`. Not by a format of chrono, whose interpreter is 3 kB to load.
fn utc(at: Moment) -> String {
    let at = DateTime::<Utc>::from_timestamp_millis(at.unix_ms());
    at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true).replace(['-', ':'], "")).unwrap_or_default()
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

/// A line with its end; a long one is folded between two characters, the next beginning with a space.
fn push_line(out: &mut String, line: &str) {
    let mut bytes = 0;
    for character in line.chars() {
        if bytes + character.len_utf8() > LINE_BYTES_MAX {
            out.push_str("\r\n ");
            bytes = 1;
        }
        // Writing to a `String` cannot fail.
        write!(out, "{character}").unwrap_or_default();
        bytes += character.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, EventLike};

    use super::*;
    use crate::domain::Line;

    #[test]
    fn another_parser_reads_what_was_written() {
        let at = Moment::parse("2026-12-03T10:30:00+01:00").expect("a time");
        let place = "Ward 3, second floor; ask for \\Ana\\ 🏥 ".repeat(4);
        let visit = Visit { place: Line::new(&place).expect("short"), with: Line::new("Dr Sanz").expect("short"), ..Visit::at(at) };
        let id = RecordId::new(7, &[7; 10]);
        let file = calendar(id, &visit, "Appointment", at);
        assert!(file.lines().all(|line| line.len() <= LINE_BYTES_MAX) && file.matches('\n').count() == file.matches("\r\n").count());
        let read: Calendar = file.parse().expect("a calendar");
        let [CalendarComponent::Event(event)] = &read.components[..] else { panic!("one event: {read:?}") };
        assert_eq!((event.get_summary(), event.get_uid()), (Some("Appointment"), Some(id.to_string().as_str())));
        assert_eq!(event.get_location().map(str::trim), Some(place.trim()));
        let start = "2026-12-03T09:30:00Z".parse::<DateTime<Utc>>().expect("a time");
        assert_eq!(event.get_start(), Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(start))));
        assert!(!file.contains("Sanz") && !file.to_lowercase().contains("pain diary@"), "no name of a doctor");
    }

    #[test]
    fn a_visit_of_which_only_the_time_is_known() {
        let at = Moment::parse("2026-12-03T10:30:00+01:00").expect("a time");
        let file = calendar(RecordId::new(7, &[7; 10]), &Visit::at(at), "Cita", at);
        assert!(file.parse::<Calendar>().is_ok() && !file.contains("LOCATION"));
    }
}
