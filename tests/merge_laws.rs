//! Joining two copies of a diary gives the same result in any order.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod common;

use std::collections::BTreeSet;

use common::bodies::{bodies, days, entries, speakers, tapped};
use common::derived::{told, worked_out};
use common::records::{NOON_MS, clocks, devices, entry_of, has_a_next, id, records, records_of, versions};
use pain_diary::domain::{Body, Diary, HISTORY_MAX, MergeOutcome, Record, Stamp, Version};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn joined(mut record: Record, other: &Record) -> Record {
    record.join(other);
    record
}

fn diary(records: &[Record]) -> Diary {
    let mut diary = Diary::default();
    records.iter().cloned().for_each(|record| {
        diary.join(record);
    });
    diary
}

fn merged(mut diary: Diary, other: &Diary) -> Diary {
    other.records().cloned().for_each(|record| {
        diary.join(record);
    });
    diary
}

/// What a record must keep of all versions ever written, in the simplest form.
fn kept(all: &[Version]) -> Vec<Version> {
    let is_of_piece = |a: &Version, b: &Version| a.since == b.since && a.body.is_of_kind(&b.body);
    let overwritten = |version: &Version| !version.kept && all.iter().any(|other| is_of_piece(other, version) && other > version);
    let kept: BTreeSet<&Version> = all.iter().filter(|version| !overwritten(version)).collect();
    kept.into_iter().rev().take(HISTORY_MAX + 1).cloned().collect()
}

fn clock_is_after(clock_ms: i64, stamp: Stamp) -> bool {
    clock_ms.clamp(Stamp::CLOCK_MS.start, Stamp::CLOCK_MS.end - 1) > stamp.unix_ms()
}

/// Records with the same ones in another order, and where to cut them.
fn shuffled() -> impl Strategy<Value = (Vec<Record>, Vec<Record>, usize)> {
    vec(records(), 0..10).prop_flat_map(|records| {
        let cut = 0..=records.len();
        (Just(records.clone()), Just(records).prop_shuffle(), cut)
    })
}

proptest! {
    #![proptest_config(common::cases(150))]

    #[test]
    fn record_join_is_a_semilattice(a in records_of(id(1)), b in records_of(id(1)), c in records_of(id(1))) {
        prop_assert_eq!(joined(a.clone(), &b), joined(b.clone(), &a));
        prop_assert_eq!(joined(joined(a.clone(), &b), &c), joined(a.clone(), &joined(b.clone(), &c)));
        prop_assert_eq!(joined(a.clone(), &a), a.clone());
        prop_assert_eq!(joined(joined(a.clone(), &b), &b), joined(a, &b));
    }

    #[test]
    fn join_says_whether_it_learnt_something(a in records_of(id(1)), b in records_of(id(1))) {
        let mut after = a.clone();
        prop_assert_eq!(after.join(&b), after != a);
        prop_assert!(!after.join(&b));
        prop_assert!(!after.join(&a));
    }

    #[test]
    fn a_record_keeps_the_newest_of_each_piece_of_writing(all in vec(versions(), 1..260), size in 1_usize..9) {
        let mut parts = all.chunks(size).map(|part| Record::from_versions(id(1), part.to_vec()).expect("not empty"));
        let first = parts.next().expect("not empty");
        let record = parts.fold(first, |record, part| joined(part, &record));
        let expected = kept(&all);
        prop_assert!(record.versions().eq(&expected));
        prop_assert!(record.older().len() <= HISTORY_MAX);
        prop_assert_eq!(Some(record.current()), all.iter().max());
    }

    #[test]
    fn diaries_agree_in_any_order_and_partition((records, shuffled, cut) in shuffled(), size in 1_usize..5) {
        let expected = diary(&records);
        prop_assert_eq!(&diary(&shuffled), &expected);
        let (left, right) = (diary(&shuffled[..cut]), diary(&shuffled[cut..]));
        prop_assert_eq!(&merged(left.clone(), &right), &expected);
        prop_assert_eq!(&merged(right, &left), &expected);
        prop_assert_eq!(&merged(expected.clone(), &expected), &expected);
        let mut at_once = Diary::default();
        at_once.join_all(shuffled.clone());
        prop_assert_eq!(&at_once, &expected);
        let mut in_slices = Diary::default();
        shuffled.chunks(size).for_each(|slice| in_slices.join_all(slice.to_vec()));
        prop_assert_eq!(&in_slices, &expected);
    }

    #[test]
    fn whatever_is_derived_follows_from_the_live_records((records, _, cut) in shuffled(), size in 1_usize..5) {
        let mut diary = Diary::default();
        for record in records[..cut].iter().cloned() {
            diary.join(record);
            prop_assert_eq!(told(&diary), worked_out(&diary));
        }
        for slice in records[cut..].chunks(size) {
            diary.join_all(slice.to_vec());
            prop_assert_eq!(told(&diary), worked_out(&diary));
        }
        prop_assert!(diary.rows().windows(2).all(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn rows_of_some_days_are_those_of_the_list((records, ..) in shuffled(), [first, last] in [days(), days()]) {
        let diary = diary(&records);
        let expected: Vec<_> = diary.rows().iter().filter(|row| (first..=last).contains(&row.day)).copied().collect();
        prop_assert_eq!(diary.rows_of(first, last), expected);
    }

    #[test]
    fn what_compare_foretells_join_does(known in vec(records(), 0..6), incoming in records()) {
        let mut diary = diary(&known);
        let foretold = diary.compare(&incoming);
        let before = diary.clone();
        prop_assert_eq!(diary.join(incoming.clone()), foretold);
        prop_assert_eq!(diary != before, foretold != MergeOutcome::Same);
        prop_assert_eq!(diary.compare(&incoming), MergeOutcome::Same);
    }

    #[test]
    fn the_next_version_wins_and_what_it_replaces_stays_unless_it_is_the_same_writing(
        record in records_of(id(1)), clock in prop_oneof![clocks(), any::<i64>()], device in devices(), body in bodies(), deleted: bool,
        typed in option::of(speakers()), began in option::of(0_i64..3_600_000),
    ) {
        let replaced = record.current().clone();
        let next = replaced.next(clock, device, body, deleted, began.map(|before| clock.saturating_sub(before)));
        prop_assert_eq!(next.is_some(), has_a_next(replaced.stamp) || clock_is_after(clock, replaced.stamp));
        let Some(next) = next.map(|next| next.typed_by(typed.clone())) else { return Ok(()) };
        prop_assert!(next.since <= next.stamp, "else nobody can read it");
        prop_assert!(next.stamp > replaced.stamp);
        prop_assert_eq!(&next.typed, &typed);
        let is_of_kind = next.body.is_of_kind(&replaced.body);
        prop_assert_eq!(&next.extra, if is_of_kind { &replaced.extra } else { &None });
        let after = joined(record, &Record::new(id(1), next.clone()));
        let winner = if is_of_kind { &next } else { (&next).max(&replaced) };
        prop_assert_eq!(after.current(), winner);
        let goes_on = next.since == replaced.since;
        prop_assert!(!goes_on || began.is_some_and(|before| before < 600_000), "ten minutes by the clock of the hand");
        prop_assert!(goes_on || !is_of_kind || after.older().first() == Some(&replaced));
        let same_score = match (&next.body, &replaced.body) {
            (Body::Entry(next), Body::Entry(replaced)) => next.score == replaced.score,
            (Body::Entry(_), _) | (_, Body::Entry(_)) => false,
            _ => true,
        };
        let same_hand = replaced.stamp.device() == device && replaced.typed == typed;
        prop_assert!(!goes_on || (next.deleted == replaced.deleted && same_score && same_hand));
    }

    #[test]
    fn of_a_deletion_and_an_edit_at_the_same_time_the_loser_stays_readable(
        first in entries(), edited in entries(), clocks in [clocks(), clocks(), clocks()],
    ) {
        use pain_diary::domain::DeviceId;
        let [a, b] = [1, 2].map(DeviceId::new);
        let base = Version::first(clocks[0], a, Body::Entry(first.clone()));
        prop_assume!(has_a_next(base.stamp));
        let record = Record::new(id(1), base.clone());
        let next = |clock, device, entry, deleted| base.next(clock, device, Body::Entry(entry), deleted, None).expect("a stamp");
        let edit = joined(record.clone(), &Record::new(id(1), next(clocks[1], a, edited, false)));
        let deletion = joined(record, &Record::new(id(1), next(clocks[2], b, first, true)));
        let both = joined(edit.clone(), &deletion);
        prop_assert_eq!(&both, &joined(deletion.clone(), &edit));
        let (winner, loser) = if edit.current() > deletion.current() { (&edit, &deletion) } else { (&deletion, &edit) };
        prop_assert_eq!(both.current(), winner.current());
        prop_assert!(both.older().contains(loser.current()), "{:?}", both);
        prop_assert_eq!(entry_of(&both).is_none(), both.current().deleted);
    }
}

#[test]
fn a_long_day_of_changes_keeps_the_last_two_hundred() {
    use pain_diary::domain::{DeviceId, Moment};
    let says = |number: u8| Body::Entry(tapped(Moment::from_clock(NOON_MS, 60), number % 11));
    let mut record = Record::new(id(1), Version::first(NOON_MS, DeviceId::new(1), says(0)));
    for number in 1..230 {
        let clock = NOON_MS + i64::from(number) * 60_000;
        let next = record.current().next(clock, DeviceId::new(1), says(number), false, Some(clock)).expect("a stamp");
        assert!(record.join(&Record::new(id(1), next)));
    }
    let older: Vec<Body> = record.older().iter().map(|version| version.body.clone()).collect();
    assert_eq!(older, (29..229).rev().map(says).collect::<Vec<_>>());
}
