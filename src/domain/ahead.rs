//! What of the current time the contents of a diary depend on: not the minute, but the hour, the day, and what is dated ahead.

use chrono::NaiveDate;

use super::{Diary, Moment, RowKey, Slot};

/// Equal for two times between which nothing derived from one diary changes: no hour has ended, no day has begun, and nothing that was
/// dated ahead has come due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// [`Moment::hour_start_ms`].
    hour_start_ms: i64,
    /// [`Moment::newest_day`].
    newest_day: NaiveDate,
    /// The offset of the place, in minutes east of UTC.
    offset_east_min: i32,
    /// Number of entries, doses, calls and ends of visits dated ahead.
    ahead: usize,
}

impl Diary {
    /// What is due at that time.
    #[must_use]
    pub fn due(&self, now: Moment) -> Due {
        let visits = self.visits().filter(|(_, visit)| visit.over.is_some_and(|over| over.is_ahead_of(now)));
        Due {
            hour_start_ms: now.hour_start_ms(),
            newest_day: now.newest_day(),
            offset_east_min: now.offset_east_min(),
            ahead: rows_ahead(self.rows(), now).count() + visits.count(),
        }
    }
}

/// The rows dated ahead, of rows sorted newest day first.
pub fn rows_ahead(rows: &[RowKey], now: Moment) -> impl Iterator<Item = &RowKey> {
    // Two days cover all offsets from UTC.
    let near = rows.iter().take_while(move |row| now.day().signed_duration_since(row.day).num_days() <= 2);
    near.filter(move |row| row.is_ahead_of(now))
}

impl RowKey {
    /// True for a row dated ahead of `now`.
    #[must_use]
    pub fn is_ahead_of(&self, now: Moment) -> bool {
        matches!(self.slot, Slot::At(at) if at.is_ahead_of(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, DeviceId, Entry, Pain, Record, RecordId, Score, SpeakerRef, Version, Visit};

    #[test]
    fn what_is_due_changes_with_the_hour_and_with_what_was_ahead_and_not_with_the_minute() {
        let at = |text: &str| Moment::parse(text).expect("a time");
        let mut diary = Diary::default();
        let put = |diary: &mut Diary, number: u8, body: Body| {
            let id = RecordId::new(1_000, &[number; 10]);
            diary.join(Record::new(id, Version::first(1_000, DeviceId::new(1), body)));
        };
        let due = |diary: &Diary, text: &str| diary.due(at(text));
        assert_eq!(due(&diary, "2026-11-23T13:00:00+01:00"), due(&diary, "2026-11-23T13:59:59+01:00"));
        for later in ["2026-11-23T14:00:00+01:00", "2026-11-24T13:00:00+01:00", "2026-11-23T13:00:00+02:00"] {
            assert_ne!(due(&diary, "2026-11-23T13:00:00+01:00"), due(&diary, later), "{later}");
        }
        assert_eq!(due(&diary, "2026-11-23T13:30:00+05:30"), due(&diary, "2026-11-23T13:59:00+05:30"), "an hour of that place");
        let ahead = at("2026-11-23T13:30:00+01:00");
        let score = Score::Number(Pain::new(5).expect("0 to 10"));
        put(&mut diary, 1, Body::Entry(Entry::tapped(ahead, score, SpeakerRef::Patient)));
        put(&mut diary, 2, Body::Visit(Visit { over: Some(at("2026-11-23T13:50:00+01:00")), ..Visit::at(ahead) }));
        let times = ["13:00:00", "13:24:59", "13:25:00", "13:44:59", "13:45:00", "13:59:00"];
        let found = times.map(|time| due(&diary, &format!("2026-11-23T{time}+01:00")));
        let is_equal: Vec<bool> = found.windows(2).map(|pair| pair[0] == pair[1]).collect();
        assert_eq!(is_equal, [true, false, true, false, true], "five minutes ahead count as now");
    }
}
