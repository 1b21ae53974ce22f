//! Decides when Now asks for a backup.

use crate::app::{Effect, Model, Nudge};
use crate::domain::{Record, is_ahead_ms};

/// This many entries in no backup are enough to ask.
const ENTRIES: usize = 50;
/// So is an entry that has been in no backup for this many days.
const DAYS: i64 = 14;
/// After a dismissal the app asks again after this, in milliseconds.
const LATER_MS: i64 = 7 * DAY_MS;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The request, if [`ENTRIES`] entries are in no backup, or the current version of one is older than [`DAYS`] days, or its age is unknown.
/// `None` while the diary is being read, and for a week after a dismissal.
pub(super) fn due(model: &Model, unix_ms: i64) -> Option<Nudge> {
    // A clock set back before the dismissal ends the week.
    let waits = model.settings.backup_later_ms.is_some_and(|since_ms| (0..LATER_MS).contains(&unix_ms.saturating_sub(since_ms)));
    if waits || !model.loading.is_fully_loaded {
        return None;
    }
    let unbacked = model.outbox.unbacked.iter().filter_map(|id| model.diary.record(*id)).filter(|record| record.row().is_some());
    let (entries, has_old) = unbacked.fold((0, false), |(count, has_old), record| (count + 1, has_old || is_old(record, unix_ms)));
    (entries >= ENTRIES || has_old).then_some(Nudge { entries })
}

/// True when the current version was written [`DAYS`] days ago or earlier. A stamp ahead of now comes from a wrong clock: then the time in
/// the id counts, and if that is ahead too, the record counts as old.
fn is_old(record: &Record, unix_ms: i64) -> bool {
    let stamp_ms = Some(record.current().stamp.unix_ms());
    let written_ms = [stamp_ms, record.id().unix_ms()].into_iter().flatten().find(|written_ms| !is_ahead_ms(*written_ms, unix_ms));
    written_ms.is_none_or(|written_ms| unix_ms.saturating_sub(written_ms) >= DAYS * DAY_MS)
}

/// Dismisses the request.
pub(super) fn dismiss(model: &mut Model, unix_ms: i64) -> Vec<Effect> {
    model.settings.backup_later_ms = Some(unix_ms);
    model.ui.nudge = None;
    vec![Effect::KeepSettings]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Loading;
    use crate::domain::{AHEAD_TOLERANCE, Body, DeviceId, Entry, Moment, Pain, RecordId, Score, SpeakerRef, Version};

    const NOW_MS: i64 = 1_795_435_200_000;

    /// A diary with so many entries in no backup, written so many days ago, and twice as many that are backed up.
    fn diary(unbacked: u8, days_ago: i64) -> Model {
        let mut model = Model { loading: Loading { is_fully_loaded: true, ..Loading::default() }, ..Model::default() };
        for number in 0..unbacked.saturating_mul(3) {
            let at_ms = if number < unbacked { NOW_MS - days_ago * DAY_MS } else { NOW_MS - 300 * DAY_MS };
            let score = Score::Number(Pain::new(5).expect("in range"));
            let body = Body::Entry(Entry::tapped(Moment::from_clock(at_ms, 60), score, SpeakerRef::Patient));
            let id = RecordId::new(at_ms, &[number; 10]);
            model.take(vec![Record::new(id, Version::first(at_ms, DeviceId::new(1), body))]);
            if number < unbacked {
                model.outbox.unbacked.insert(id);
            }
        }
        model
    }

    #[test]
    fn it_asks_from_fifty_entries_or_fourteen_days_on() {
        for (entries, days_ago, asks) in [(0, 400, false), (1, 13, false), (1, 14, true), (49, 0, false), (50, 0, true), (60, 20, true)] {
            let asked = due(&diary(entries, days_ago), NOW_MS);
            assert_eq!(asked, asks.then_some(Nudge { entries: usize::from(entries) }), "{entries} entries, {days_ago} days");
        }
    }

    #[test]
    fn what_a_clock_ahead_wrote_is_as_old_as_its_record_and_old_at_once_where_nothing_tells() {
        const YEAR_MS: i64 = 365 * DAY_MS;
        let tolerance_ms = AHEAD_TOLERANCE.num_milliseconds();
        // The time in the id, the time in the stamp, both from now, and whether it is old.
        let cases = [
            (YEAR_MS, YEAR_MS, true),
            (-13 * DAY_MS, YEAR_MS, false),
            (-14 * DAY_MS, YEAR_MS, true),
            (YEAR_MS, -DAY_MS, false),
            (tolerance_ms, tolerance_ms, false),
            (tolerance_ms + 1, tolerance_ms + 1, true),
        ];
        for (id_ms, stamp_ms, asks) in cases {
            let mut model = Model { loading: Loading { is_fully_loaded: true, ..Loading::default() }, ..Model::default() };
            let score = Score::Number(Pain::new(5).expect("in range"));
            let body = Body::Entry(Entry::tapped(Moment::from_clock(NOW_MS, 60), score, SpeakerRef::Patient));
            let id = RecordId::new(NOW_MS + id_ms, &[1; 10]);
            model.take(vec![Record::new(id, Version::first(NOW_MS + stamp_ms, DeviceId::new(1), body))]);
            model.outbox.unbacked.insert(id);
            assert_eq!(due(&model, NOW_MS), asks.then_some(Nudge { entries: 1 }), "{id_ms} {stamp_ms}");
        }
    }

    #[test]
    fn it_does_not_ask_while_the_diary_is_read_nor_for_what_is_deleted() {
        let mut model = diary(50, 0);
        model.loading.is_fully_loaded = false;
        assert_eq!(due(&model, NOW_MS), None);
        model.loading.is_fully_loaded = true;
        let record = model.outbox.unbacked.first().and_then(|id| model.diary.record(*id)).cloned().expect("one of fifty");
        let gone = record.current().next(NOW_MS + 1, DeviceId::new(1), record.current().body.clone(), true, None).expect("a stamp");
        model.take(vec![Record::new(record.id(), gone)]);
        assert_eq!(due(&model, NOW_MS), None, "49 are left");
    }

    #[test]
    fn it_can_wait_for_a_week_and_a_clock_put_back_does_not_make_it_longer() {
        let mut model = diary(50, 0);
        model.ui.nudge = due(&model, NOW_MS);
        assert!(matches!(dismiss(&mut model, NOW_MS).as_slice(), [Effect::KeepSettings]));
        assert_eq!(model.ui.nudge, None);
        for (later_ms, asks) in [(0, false), (7 * DAY_MS - 1, false), (7 * DAY_MS, true), (-1, true)] {
            assert_eq!(due(&model, NOW_MS + later_ms).is_some(), asks, "{later_ms} ms later");
        }
    }
}
