//! Files of released formats. What is in `golden/` is never edited: a later version reads them as this one did, and as
//! long as it writes version 1 it writes them to the byte. A new version of the format adds files.
//! `UPDATE_EXPECT=1` rewrites the summaries, which may change when the summary itself does, never the `.json`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod common;

use common::derived::{told, worked_out};
use common::golden::{golden, read};
use common::summary::summary;
use expect_test::expect_file;
use pain_diary::app::Field;
use pain_diary::domain::agreement::names;
use pain_diary::domain::vocabulary::{CALL_OUTCOMES, DAY_NOTE, DAY_PARTS, FOR_WHOM, OUTCOMES, SPANS, day_levels, regions};
use pain_diary::domain::{
    Agreement, Answer, Body, Code, DayPart, Diary, Entry, FollowUp, MergeOutcome, Moment, Phone, Record, RecordId, Topic, Word,
};
use pain_diary::format::{begin_backup, end_backup, push_record};

fn written(exported_at: &str, records: &[Record]) -> Vec<u8> {
    let mut file = begin_backup(Moment::parse(exported_at).expect("a time"));
    for record in records {
        push_record(&mut file, record).expect("can be written");
    }
    end_backup(&mut file);
    file
}

/// FNV-1a: enough to notice an editor, a merge or a line-end conversion.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn files_of_released_formats_are_never_edited() {
    for (name, expected) in [
        ("rescue-v1.json", 0xd864_b9e0_65d4_59f1),
        ("rescue-v1-left.json", 0xe8d4_50a4_fdca_e3cb),
        ("rescue-v1-locked.json", 0x43c2_0844_c94b_7692),
        ("rescue-v1-opened.json", 0x50a1_66b9_9905_2d2f),
        ("v1-call.json", 0x1d54_a46b_c686_aeb2),
        ("v1-care.json", 0x69dd_fce2_f97a_388a),
        ("v1-clock.json", 0x3a35_8e5b_00bf_00ce),
        ("v1-exchange.json", 0x417f_a057_f71a_345b),
        ("v1-history.json", 0xa884_4ab7_4cc1_79f1),
        ("v1-kinds.json", 0xdee4_d7e7_7bfa_d34d),
        ("v1-pain.json", 0x03ab_40ea_5bba_325b),
        ("v1-places.json", 0x3d64_a372_846a_9801),
        ("v1-side-effects.json", 0x3c5a_1899_29bd_7485),
        ("v1-texts.json", 0x2669_dab4_bc21_5a3b),
        ("v1-times.json", 0x2a16_ad99_7cb3_75f3),
        ("v1-told.json", 0x0ad4_bc9d_e818_e567),
        ("v1-visit.json", 0x46c4_710a_cbb9_12e4),
    ] {
        assert_eq!(fingerprint(&golden(name)), expected, "{name} was edited: put it back, and add a file of another name instead");
    }
}

#[test]
fn version_1_reads_as_it_always_has_and_is_written_to_the_byte() {
    let names = [
        "v1-call",
        "v1-care",
        "v1-clock",
        "v1-history",
        "v1-kinds",
        "v1-pain",
        "v1-places",
        "v1-side-effects",
        "v1-texts",
        "v1-times",
        "v1-told",
        "v1-visit",
    ];
    let summaries = [
        expect_file!["golden/v1-call.summary.txt"],
        expect_file!["golden/v1-care.summary.txt"],
        expect_file!["golden/v1-clock.summary.txt"],
        expect_file!["golden/v1-history.summary.txt"],
        expect_file!["golden/v1-kinds.summary.txt"],
        expect_file!["golden/v1-pain.summary.txt"],
        expect_file!["golden/v1-places.summary.txt"],
        expect_file!["golden/v1-side-effects.summary.txt"],
        expect_file!["golden/v1-texts.summary.txt"],
        expect_file!["golden/v1-times.summary.txt"],
        expect_file!["golden/v1-told.summary.txt"],
        expect_file!["golden/v1-visit.summary.txt"],
    ];
    for (name, expected) in names.iter().zip(summaries) {
        let bytes = golden(&format!("{name}.json"));
        let file = read(&bytes).expect("a backup");
        assert_eq!(file.refused.first(), [], "{name}");
        expected.assert_eq(&summary(&file));
        assert!(written("2026-11-23T14:05:00+01:00", &file.records) == bytes, "{name} is written otherwise than it was read");
    }
}

/// `lock/tests/format.rs` and the journeys open the locked one, and get the other.
#[test]
fn a_locked_diary_that_the_rescue_page_saved_opens() {
    let file = read(&golden("rescue-v1-opened.json")).expect("a rescue file");
    expect_file!["golden/rescue-v1-opened.summary.txt"].assert_eq(&summary(&file));
    assert_eq!((file.records.len(), file.drafts.len()), (4, 1));
    let locked = read(&golden("rescue-v1-locked.json")).expect("a rescue file");
    assert_eq!((locked.records.len(), locked.drafts.len()), (0, 0), "nothing is readable before");
}

/// The records of a file of version 1.
fn records(name: &str) -> Vec<Record> {
    read(&golden(&format!("{name}.json"))).expect("a backup").records
}

/// Kinds and fields that were added with details, medicines, days and visits do not change the meaning of an earlier diary.
#[test]
fn an_old_diary_and_a_new_one_become_one_in_either_order() {
    let mut diaries = [Diary::default(), Diary::default()];
    let (old, new) = (["v1-kinds", "v1-texts", "v1-times"], ["v1-call", "v1-care", "v1-pain", "v1-visit"]);
    old.iter().chain(&new).for_each(|name| diaries[0].join_all(records(name)));
    new.iter().chain(&old).for_each(|name| diaries[1].join_all(records(name)));
    assert_eq!(diaries[0], diaries[1]);
    assert_eq!(told(&diaries[0]), worked_out(&diaries[0]));
    let all = old.iter().chain(&new).flat_map(|name| records(name));
    assert!(all.into_iter().all(|record| diaries[0].compare(&record) == MergeOutcome::Same), "nothing of either is missing");
    let unknown = |kind: &str| {
        let is_of = |record: &&Record| matches!(&record.current().body, Body::Unknown(unknown) if &*unknown.kind == kind);
        diaries[0].records().filter(is_of).count()
    };
    assert_eq!((unknown("dose"), unknown("question")), (1, 1), "kinds of yet another version stay what they are");
}

#[test]
fn the_golden_files_hold_every_code_there_is() {
    let (mut pain, mut care) = (records("v1-pain"), records("v1-care"));
    pain.extend(records("v1-places"));
    care.extend(records("v1-side-effects"));
    let entries: Vec<_> = pain.iter().filter_map(common::records::entry_of).collect();
    for region in regions() {
        assert!(entries.iter().any(|entry| entry.details().sites.iter().any(|site| site.region.as_str() == region)), "{region}");
    }
    for topic in Topic::ALL {
        for code in topic.listed() {
            let is_said = |word: &Word| matches!(word, Word::Listed(listed) if listed.as_str() == *code);
            assert!(entries.iter().any(|entry| entry.details().words(topic).iter().any(is_said)), "{topic:?}: {code}");
        }
    }
    for part in DAY_PARTS {
        let levels: Vec<Option<&str>> = day_levels(part).iter().map(|level| Some(*level)).chain([None]).collect();
        for level in &levels[..levels.len() - usize::from(part != DAY_NOTE)] {
            let holds = |known: &DayPart| (known.part.as_str(), known.value.as_ref().map(Code::as_str)) == (part, *level);
            assert!(care.iter().any(|record| matches!(&record.current().body, Body::Day(known) if holds(known))), "{part}: {level:?}");
        }
    }
}

#[test]
fn the_golden_files_hold_every_code_of_visits_and_every_field_of_theirs() {
    let visit = [records("v1-visit"), records("v1-call")].concat();
    let file = |name| serde_json::from_slice::<serde_json::Value>(&golden(name)).expect("JSON");
    let files = ["v1-visit.json", "v1-call.json"].map(file);
    let all: Vec<_> = files.iter().flat_map(|file| file["records"].as_array().expect("a list")).collect();
    let holds = |kind: &str, name: &str, code: &str| all.iter().any(|record| record["kind"] == kind && record[name] == code);
    let lists = [
        ("visit-question", "for", &FOR_WHOM[..]),
        ("answer", "outcome", &OUTCOMES),
        ("call", "outcome", &CALL_OUTCOMES),
        ("agreed", "what", &names::ALL),
        ("entry", "span", &SPANS),
    ];
    for (kind, name, codes) in lists {
        assert!(codes.iter().all(|code| holds(kind, name, code)), "{kind}: {name}");
    }
    let diary = diary_of(visit);
    let counts = [diary.visits().count(), diary.questions().count(), diary.answers().count(), diary.steps().count(), diary.calls().count()];
    assert_eq!(counts, [4, 13, 9, 6, 4]);
    assert_eq!(names::ALL.map(|what| diary.agreed(what).is_empty()).iter().filter(|is_empty| **is_empty).count(), 1, "one was taken back");
}

/// A call or visit without a list of what was told keeps its meaning (everything before it); one with a list reports the list alone.
#[test]
fn what_was_told_before_there_was_a_list_of_it_stays_told() {
    let now = |text: &str| Moment::parse(text).expect("a time");
    let visit = diary_of(records("v1-visit"));
    let last = visit.last_report(now("2026-11-24T12:00:00+01:00")).expect("a visit that is over");
    assert_eq!(last.at, now("2026-11-24T11:15:00+01:00"));
    assert!(visit.unreported(now("2026-11-24T12:00:00+01:00")).entries.is_empty(), "all of it was written down before");

    let told = diary_of(records("v1-told"));
    let unreported = told.unreported(now("2026-11-26T12:00:00+01:00"));
    let scores: Vec<String> = unreported.entries.iter().filter_map(|id| told.entry(*id)).map(|entry| entry.score.to_string()).collect();
    assert_eq!((scores, unreported.signs.len(), unreported.skipped.len(), unreported.older.len()), (vec!["4".to_owned()], 1, 1, 0));
    let last = told.last_report(now("2026-11-26T12:00:00+01:00")).expect("a visit with one entry ticked");
    assert_eq!((last.at, unreported.written_since), (now("2026-11-25T11:30:00+01:00"), 2));
}

fn diary_of(records: Vec<Record>) -> Diary {
    let mut diary = Diary::default();
    diary.join_all(records);
    diary
}

#[test]
fn answers_next_steps_and_what_was_agreed_have_the_ids_they_always_had() {
    let visit = records("v1-visit");
    let others = |record: &Record| match &record.current().body {
        Body::Answer(answer) => Some(Answer::id(answer.question, answer.visit, record.versions().last().expect("one").stamp.device())),
        Body::FollowUp(step) => Some(FollowUp::id(step.of?, step.visit, record.versions().last().expect("one").stamp.device())),
        Body::Agreement(agreed) => Some(Agreement::id(agreed.what.as_str())),
        _ => None,
    };
    let (alike, by_chance): (Vec<_>, Vec<_>) =
        visit.iter().filter_map(|record| Some((record.id(), others(record)?))).partition(|(written, made)| written == made);
    assert_eq!((alike.len(), by_chance.len()), (8 + 4 + 11, 4), "{by_chance:?}");
}

/// Two phones create the same record about the same subject only while the derivation of its id is unchanged.
#[test]
fn days_and_phones_have_the_ids_they_always_had() {
    let care = records("v1-care");
    let ids = care.iter().filter_map(|record| match &record.current().body {
        Body::Day(part) => Some((record.id(), DayPart::id(part.day, &part.who, &part.part))),
        Body::Phone(phone) => Some((record.id(), Phone::id(phone.profile))),
        _ => None,
    });
    let ids: Vec<_> = ids.collect();
    assert_eq!(ids.len(), 65);
    assert!(ids.iter().all(|(written, made)| written == made), "{ids:?}");
}

#[test]
fn what_the_rescue_page_of_version_1_saved_opens() {
    let file = read(&golden("rescue-v1.json")).expect("a rescue file");
    expect_file!["golden/rescue-v1.summary.txt"].assert_eq(&summary(&file));
    assert_eq!((file.records.len(), file.refused.count()), (3, 2));
}

#[test]
fn taps_and_drafts_that_the_rescue_page_saved_are_entries_and_texts() {
    let file = read(&golden("rescue-v1-kept.json")).expect("a rescue file");
    expect_file!["golden/rescue-v1-kept.summary.txt"].assert_eq(&summary(&file));
    // Two rows, and of four taps the two that are intact and not among the rows.
    assert_eq!((file.records.len(), file.refused.count()), (4, 1));
    let texts: Vec<_> = file.drafts.iter().map(|draft| (draft.field.clone(), draft.text.as_str())).collect();
    let id = |text: &str| RecordId::parse(text).expect("an id");
    let expected = [
        (Field::Text(id("01a20847-e860-7202-8202-020202020202"), Entry::note()), "like a knife, all night"),
        (Field::NewQuestion, "Is it the pills?"),
        (Field::Text(id("01a20846-fe00-7101-8101-010101010101"), Entry::note()), "of 0.1.0"),
    ];
    assert_eq!(texts, expected);
    // Reading the file again gives the same entries, and a backup contains no drafts.
    let (one, again) = (diary_of(file.records.clone()), read(&golden("rescue-v1-kept.json")).expect("a rescue file"));
    assert!(again.records.iter().all(|record| one.compare(record) == MergeOutcome::Same));
    assert!(read(&golden("rescue-v1.json")).expect("a rescue file").drafts.is_empty());
}

#[test]
fn of_two_copies_of_a_text_that_the_rescue_page_saved_the_one_kept_later_is_taken() {
    let file = read(&golden("rescue-v1-drafts-at.json")).expect("a rescue file");
    expect_file!["golden/rescue-v1-drafts-at.summary.txt"].assert_eq(&summary(&file));
    let mut texts: Vec<_> = file.drafts.iter().map(|draft| draft.text.as_str()).collect();
    texts.sort_unstable();
    // The note was shortened later in localStorage, the question later in the store.
    assert_eq!(texts, ["Is it", "like a nail"]);
}

#[test]
fn what_was_left_on_a_locked_phone_and_opened_is_entries_and_texts() {
    let file = read(&golden("rescue-v1-left.json")).expect("a rescue file");
    expect_file!["golden/rescue-v1-left.summary.txt"].assert_eq(&summary(&file));
    assert_eq!((file.records.len(), file.refused.count()), (2, 0), "a tap that was stored is one entry, and one that is sealed is none");
    let mut texts: Vec<_> = file.drafts.iter().map(|draft| draft.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["Is it the pills?", "like a nail"], "the newest of each field");
}
