//! The newest record by instant. Rows are sorted by local day, so where two time zones meet the first row is not always the newest.

use chrono::{Days, NaiveDate, NaiveTime};

use super::{AHEAD_TOLERANCE, Diary, Moment, RecordId, Slot};

/// In days: offsets are less than a day, so rows whose local days differ by more than this are ordered alike by instant.
const REACH: u64 = 3;

impl Diary {
    /// The newest row with a time for which `of` returns something. Rows dated ahead of `now` are skipped.
    #[must_use]
    pub fn newest<T>(&self, now: Moment, of: impl Fn(RecordId) -> Option<T>) -> Option<T> {
        self.newest_until(now.unix_ms() + AHEAD_TOLERANCE.num_milliseconds(), now.day(), usize::MAX, of)
    }

    /// The newest row up to a time; examines at most `most` rows.
    #[must_use]
    pub fn newest_before<T>(&self, at: Moment, most: usize, of: impl Fn(RecordId) -> Option<T>) -> Option<T> {
        self.newest_until(at.unix_ms(), at.day(), most, of)
    }

    fn newest_until<T>(&self, until_ms: i64, day: NaiveDate, most: usize, of: impl Fn(RecordId) -> Option<T>) -> Option<T> {
        let last = day.checked_add_days(Days::new(REACH)).unwrap_or(day);
        let mut newest: Option<((Moment, RecordId), T)> = None;
        for row in self.rows_of(NaiveDate::MIN, last).iter().take(most) {
            if newest.as_ref().is_some_and(|((at, _), _)| is_far_before(row.day, at.day())) {
                break;
            }
            let Slot::At(at) = row.slot else { continue };
            let key = (at, row.id);
            if at.unix_ms() <= until_ms && newest.as_ref().is_none_or(|(known, _)| key > *known) {
                newest = of(row.id).map(|found| (key, found)).or(newest);
            }
        }
        newest.map(|(_, found)| found)
    }

    /// The time of the oldest row of any kind. A day's note begins with the day, by a clock of that offset (minutes east of UTC).
    #[must_use]
    pub fn oldest_at(&self, offset_east_min: i32) -> Option<Moment> {
        let mut oldest: Option<Moment> = None;
        for row in self.rows().iter().rev() {
            if oldest.is_some_and(|at| is_far_before(at.day(), row.day)) {
                break;
            }
            let at = match row.slot {
                Slot::At(at) => Some(at),
                Slot::Note => Moment::from_local(row.day.and_time(NaiveTime::MIN), offset_east_min).ok(),
            };
            oldest = oldest.into_iter().chain(at).min();
        }
        oldest
    }
}

fn is_far_before(day: NaiveDate, other: NaiveDate) -> bool {
    other.signed_duration_since(day).num_days() >= REACH.cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, DeviceId, Entry, Record, Score, SpeakerRef, Version};

    fn at(text: &str) -> Moment {
        Moment::parse(text).expect("a time")
    }

    fn diary(times: &[&str]) -> Diary {
        let mut diary = Diary::default();
        for (index, time) in times.iter().enumerate() {
            let id = RecordId::new(1_000 + i64::try_from(index).expect("few"), &[1; 10]);
            let entry = Entry::tapped(at(time), Score::TooMuch, SpeakerRef::Patient);
            diary.join(Record::new(id, Version::first(1_000, DeviceId::new(1), Body::Entry(entry))));
        }
        diary
    }

    fn newest(times: &[&str], now: &str) -> Option<String> {
        let diary = diary(times);
        diary.newest(at(now), |id| Some(diary.entry(id)?.at.to_string()))
    }

    #[test]
    fn the_newest_instant_is_the_last_whatever_day_was_lived() {
        let (kiritimati, honolulu) = ("2026-11-28T00:30:00+14:00", "2026-11-27T20:00:00-10:00");
        let now = "2026-11-28T12:00:00+01:00";
        assert_eq!(newest(&[kiritimati, honolulu], now).as_deref(), Some(honolulu), "20 hours later, on the day before");
        assert_eq!(newest(&[honolulu, kiritimati, "2026-11-25T10:00:00+01:00"], now).as_deref(), Some(honolulu));
        assert_eq!(newest(&[], now), None);
    }

    #[test]
    fn what_is_dated_ahead_is_not_the_last() {
        let now = "2026-11-28T10:00:00+01:00";
        let (written, ahead) = ("2026-11-28T00:30:00+01:00", "2027-11-28T21:00:00+01:00");
        assert_eq!(newest(&[ahead, written], now).as_deref(), Some(written));
        assert_eq!(newest(&["2026-11-28T10:05:00+01:00", written], now).as_deref(), Some("2026-11-28T10:05:00+01:00"));
        assert_eq!(newest(&["2026-11-28T10:05:01+01:00", written], now).as_deref(), Some(written));
        assert_eq!(newest(&[ahead], now), None);
    }

    #[test]
    fn the_same_as_a_walk_through_all_of_them() {
        let offsets = ["+14:00", "-10:00", "+01:00", "+09:00", "-12:00"];
        let times: Vec<String> = (0..200_usize)
            .map(|index| format!("2026-11-{:02}T{:02}:{:02}:00{}", 10 + index * 7 % 11, index * 5 % 24, index % 60, offsets[index % 5]))
            .collect();
        let times: Vec<&str> = times.iter().map(String::as_str).collect();
        let diary = diary(&times);
        for hour in 0..14 * 24 {
            let now = Moment::from_clock(at("2026-11-09T00:00:00+01:00").unix_ms() + hour * 3_600_000, 60);
            let all = diary.rows().iter().filter_map(|row| Some((diary.entry(row.id)?.at, row.id)));
            let expected = all.filter(|(at, _)| !at.is_ahead_of(now)).max().map(|(_, id)| id);
            assert_eq!(diary.newest(now, Some), expected, "{now}");
        }
        assert_eq!(diary.oldest_at(60), times.iter().map(|time| at(time)).min());
    }

    #[test]
    fn a_long_diary_is_not_walked_through() {
        let times: Vec<String> = (0..3_000).map(|hour| Moment::from_clock(1_795_435_200_000 - hour * 3_600_000, 60).to_string()).collect();
        let diary = diary(&times.iter().map(String::as_str).collect::<Vec<_>>());
        let looked_at = std::cell::Cell::new(0);
        let found = diary.newest(at("2026-11-23T13:00:00+01:00"), |id| {
            looked_at.set(looked_at.get() + 1);
            Some(id)
        });
        assert!(found.is_some() && looked_at.get() == 1, "{}", looked_at.get());
    }
}
