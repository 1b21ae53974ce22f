//! When two windows edit one record at the same time, the edit whose version lost is applied again on top of the winner. If both edited the
//! same part, the newer stamp wins and the other value is in the history.

use crate::app::edit::edit;
use crate::app::{Effect, Env, Model};
use crate::domain::{CollectVec, RecordId};

/// Applies again the edits of this window that concurrent versions from another window have reverted, in the changed records.
pub(super) fn rebase(model: &mut Model, changed: &[RecordId], env: &Env<'_>) -> Vec<Effect> {
    let lost = model.input.recent.lost(changed, &model.diary, env.unix_ms);
    lost.into_iter().flat_map(|(id, lost)| edit(model, id, lost, env)).collect_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Command, Pad, StoreEvent, Tap, Write, update};
    use crate::domain::{
        Body, CallEdit, DetailEdit, DeviceId, Edit, Entry, EntryEdit, Moment, Note, Pain, Record, Score, SpeakerRef, Ticks,
    };

    struct Window(Model);

    impl Window {
        fn open(window: u64) -> Self {
            Self(Model { device: Some(DeviceId::new(7 << 32).with_window(window)), ..Model::default() })
        }

        /// Sends a command at that time; returns what it writes, which the other windows receive.
        fn send(&mut self, unix_ms: i64, command: impl Into<Command>) -> Vec<Record> {
            let env = &mut Env { unix_ms, now: Moment::from_clock(unix_ms, 0), random: &mut || [7; 10], offset_min: &|_| 0 };
            let effects = update(&mut self.0, command.into(), env);
            effects.into_iter().flat_map(|effect| if let Effect::Persist(_, records) = effect { records } else { Vec::new() }).collect()
        }

        fn entry(&self) -> Entry {
            let row = self.0.diary.rows()[0];
            self.0.diary.entry(row.id).expect("listed").clone()
        }
    }

    /// Two windows with one entry, of score 5.
    fn two_windows() -> (Window, Window, RecordId) {
        let (mut a, mut b) = (Window::open(1), Window::open(2));
        let score = Score::Number(Pain::new(5).expect("in range"));
        let tap = Tap { id: RecordId::new(10_000, &[9; 10]), score, at: Moment::from_clock(10_000, 0), who: SpeakerRef::Patient };
        b.send(10_000, StoreEvent::OtherTab(a.send(10_000, Pad::Record(tap)).clone()));
        let id = a.0.diary.rows()[0].id;
        (a, b, id)
    }

    fn note(text: &str) -> Edit {
        EntryEdit::Note(Note::new(text).expect("short")).into()
    }

    #[test]
    fn what_two_windows_change_at_once_is_both_there_in_the_end() {
        for later in [0, 1, 300] {
            let (mut a, mut b, id) = two_windows();
            let from_a = a.send(20_000 + later, Write::edit(id, EntryEdit::Who(SpeakerRef::Carer)));
            let from_b = b.send(20_000, Write::Edit(id, note("woke him")));
            let again_a = a.send(20_400, StoreEvent::OtherTab(from_b));
            let again_b = b.send(20_400, StoreEvent::OtherTab(from_a));
            a.send(20_500, StoreEvent::OtherTab(again_b));
            b.send(20_500, StoreEvent::OtherTab(again_a));
            assert_eq!(a.entry(), b.entry(), "{later}");
            assert_eq!((a.entry().who, a.entry().note.as_str()), (SpeakerRef::Carer, "woke him"), "{later}");
        }
    }

    #[test]
    fn what_two_windows_tick_as_told_at_one_call_at_once_is_both_there_in_the_end() {
        let (mut a, mut b, entry) = two_windows();
        b.send(10_500, StoreEvent::OtherTab(a.send(10_500, Write::LogCall(true))));
        let call = a.0.diary.calls().next().expect("just logged").0;
        let others = [3, 4].map(|number| RecordId::new(number, &[1; 10]));
        let from_a = a.send(20_000, Write::edit(call, CallEdit::Told(Ticks(vec![(entry, true), (others[0], true)]))));
        let from_b = b.send(20_000, Write::edit(call, CallEdit::Told(Ticks(vec![(entry, true), (others[1], true)]))));
        let again_a = a.send(20_400, StoreEvent::OtherTab(from_b));
        let again_b = b.send(20_400, StoreEvent::OtherTab(from_a));
        a.send(20_500, StoreEvent::OtherTab(again_b));
        b.send(20_500, StoreEvent::OtherTab(again_a));
        assert_eq!(a.0.diary.told_at(call), b.0.diary.told_at(call));
        let told = a.0.diary.told_at(call).expect("an app of today asks");
        assert!(told.len() == 3 && [entry, others[0], others[1]].iter().all(|id| told.contains(id)), "{told:?}");
    }

    #[test]
    fn what_was_changed_twice_here_is_made_again_as_it_was_said_last() {
        let (who, carer) = (|| Edit::from(EntryEdit::Who(SpeakerRef::Patient)), || Edit::from(EntryEdit::Who(SpeakerRef::Carer)));
        for (first, last, in_the_end) in [(carer(), who(), SpeakerRef::Patient), (note("a"), note("ab"), SpeakerRef::Patient)] {
            let (mut a, mut b, id) = two_windows();
            let from_b = b.send(20_100, Write::edit(id, DetailEdit::AtRest(Pain::new(2))));
            a.send(20_000, Write::Edit(id, first));
            a.send(20_050, Write::Edit(id, last.clone()));
            a.send(20_200, StoreEvent::OtherTab(from_b));
            assert_eq!((last.of(&Body::Entry(a.entry())), a.entry().who), (Some(last), in_the_end));
            assert_eq!(a.entry().details().at_rest, Pain::new(2));
        }
    }

    #[test]
    fn what_is_typed_on_here_wins_over_an_edit_made_there_before_its_end_arrived() {
        let (mut a, mut b, id) = two_windows();
        b.send(20_010, StoreEvent::OtherTab(a.send(20_000, Write::Edit(id, note("in the second "))).clone()));
        let from_a = a.send(20_600, Write::Edit(id, note("in the second window")));
        let from_b = b.send(20_620, Write::edit(id, EntryEdit::Who(SpeakerRef::Carer)));
        b.send(20_700, StoreEvent::OtherTab(from_a));
        let again = a.send(20_700, StoreEvent::OtherTab(from_b));
        b.send(20_800, StoreEvent::OtherTab(again));
        assert_eq!(a.entry(), b.entry());
        assert_eq!((a.entry().note.as_str(), a.entry().who), ("in the second window", SpeakerRef::Carer));
    }

    #[test]
    fn the_same_part_changed_twice_is_decided_by_the_stamps_and_the_other_value_stays_readable() {
        let (mut a, mut b, id) = two_windows();
        let from_a = a.send(20_001, Write::Edit(id, note("a")));
        let from_b = b.send(20_000, Write::Edit(id, note("b")));
        assert_eq!(a.send(20_100, StoreEvent::OtherTab(from_b)), []);
        assert_eq!(b.send(20_100, StoreEvent::OtherTab(from_a)), []);
        assert_eq!((a.entry().note.as_str(), &a.0.diary), ("a", &b.0.diary));
        let older: Vec<_> = a.0.diary.record(id).expect("there").older().to_vec();
        assert!(older.iter().any(|version| format!("{version:?}").contains("\"b\"")), "{older:?}");
    }

    #[test]
    fn what_is_taken_back_later_stays_taken_back() {
        let (mut a, mut b, id) = two_windows();
        b.send(20_100, StoreEvent::OtherTab(a.send(20_000, Write::Edit(id, note("woke him")))));
        let back = b.send(22_000, Write::Edit(id, note("")));
        assert_eq!(a.send(22_001, StoreEvent::OtherTab(back)), []);
        assert!(a.entry().note.is_empty());
    }
}
