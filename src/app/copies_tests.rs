use super::*;
use crate::domain::{Body, DeviceId, Entry, Pain, Record, Score, SpeakerRef, Version};

const NOON_MS: i64 = 1_795_435_200_000;
const DAY_MS: i64 = 86_400_000;

fn diary(entries: u8) -> Diary {
    let mut diary = Diary::default();
    let body =
        Body::Entry(Entry::tapped(Moment::from_clock(NOON_MS, 60), Score::Number(Pain::new(5).expect("in range")), SpeakerRef::Patient));
    let entry =
        |n: u8| Record::new(RecordId::new(NOON_MS, &[n; 10]), Version::first(NOON_MS + i64::from(n), DeviceId::new(1), body.clone()));
    diary.join_all((0..entries).map(entry));
    diary
}

fn folder() -> Folder {
    Folder { name: "Documents".into(), is_allowed: true, there: Vec::new(), made: Vec::new(), last: None }
}

/// As the browser does.
fn write(folder: &mut Folder, plan: CopyPlan) {
    folder.there.retain(|name| !plan.gone.contains(name) && *name != plan.name);
    folder.there.push(plan.name);
    folder.made = plan.made.into_iter().filter(|name| !plan.gone.contains(name)).collect();
    folder.last = Some(plan.last);
}

fn at(days: i64) -> Moment {
    Moment::from_clock(NOON_MS + days * DAY_MS, 60)
}

#[test]
fn a_copy_is_due_once_a_day_when_something_has_changed() {
    let mut folder = folder();
    assert_eq!(folder.due(&diary(0), at(0)), None, "an empty diary");
    let plan = folder.due(&diary(1), at(0)).expect("the first");
    assert_eq!((plan.name.as_str(), plan.before), ("pain-diary-copy-2026-11-23.json", None));
    write(&mut folder, plan);
    assert_eq!(folder.due(&diary(2), at(0)), None, "once a day");
    assert_eq!(folder.due(&diary(1), at(1)), None, "nothing has changed");
    let plan = folder.due(&diary(2), at(1)).expect("changed, and a new day");
    assert_eq!(plan.before, Some(at(0)));
    write(&mut folder, plan);
    folder.there.clear();
    assert!(folder.due(&diary(2), at(2)).is_some(), "somebody deleted it");
    folder.is_allowed = false;
    assert_eq!(folder.due(&diary(3), at(2)), None, "the browser must be asked");
}

#[test]
fn an_edit_changes_the_print_and_reading_again_does_not() {
    assert_eq!(print(&diary(5)), print(&diary(5)));
    let mut edited = diary(5);
    let record = edited.records().next().expect("one of five").clone();
    let next = record.current().next(NOON_MS + 9, DeviceId::new(1), record.current().body.clone(), true, None).expect("a stamp");
    edited.join_all([Record::new(record.id(), next)]);
    assert_ne!(print(&diary(5)), print(&edited));
    assert_ne!(print(&diary(5)), print(&diary(6)));
}

#[test]
fn the_last_seven_are_kept_and_nothing_else_is_touched() {
    let mut folder = folder();
    folder.there = vec!["pain-diary-copy-2020-01-01.json".into()];
    for day in 0..10_u8 {
        let plan = folder.due(&diary(day + 1), at(i64::from(day))).expect("changed");
        assert!(plan.gone.len() <= 1 && !plan.gone.contains(&folder.there[0]), "{plan:?}");
        write(&mut folder, plan);
    }
    let kept =
        |day: u32| format!("pain-diary-copy-2026-{}.json", if day < 31 { format!("11-{day}") } else { format!("12-{:02}", day - 30) });
    assert_eq!(folder.made, (26..=32).map(kept).collect::<Vec<_>>());
    assert_eq!(folder.there.len(), 8, "those seven, and one that was there");
}

#[test]
fn a_file_of_that_name_that_another_made_is_left_alone() {
    let mut folder = folder();
    folder.there = vec!["pain-diary-copy-2026-11-23.json".into(), "pain-diary-copy-2026-11-23-2.json".into()];
    assert_eq!(folder.due(&diary(1), at(0)).expect("due").name, "pain-diary-copy-2026-11-23-3.json");
    // Begun, and not ended: the window was closed.
    folder.made = vec!["pain-diary-copy-2026-11-23-2.json".into()];
    assert_eq!(folder.due(&diary(1), at(0)).expect("due").name, "pain-diary-copy-2026-11-23-2.json");
    folder.made.clear();
    folder.there = (1..=NAMES_MAX)
        .map(|n| if n == 1 { "pain-diary-copy-2026-11-23.json".into() } else { format!("pain-diary-copy-2026-11-23-{n}.json") })
        .collect();
    assert_eq!(folder.due(&diary(1), at(0)), None);
}

#[test]
fn copies_of_a_diary_that_was_lost_stay() {
    let mut folder = folder();
    for day in 0..7_u8 {
        let plan = folder.due(&diary(10 + day), at(i64::from(day))).expect("changed");
        write(&mut folder, plan);
    }
    for day in 7..20_u8 {
        let plan = folder.due(&diary(day - 6), at(i64::from(day))).expect("changed");
        write(&mut folder, plan);
    }
    assert_eq!((folder.made.len(), folder.there.len()), (7, 14));
}

#[test]
fn a_clock_that_jumps_makes_a_copy_for_each_day_it_shows() {
    let mut folder = folder();
    for days in [0, 400, 1, -400, 0] {
        let records = u8::try_from(folder.made.len() + 1).expect("few");
        let plan = folder.due(&diary(records), at(days)).expect("due");
        assert!(plan.gone.is_empty());
        write(&mut folder, plan);
    }
    assert_eq!(folder.made.len(), 4, "the day that came twice has one name: {:?}", folder.made);
    assert_eq!(folder.made.last().map(String::as_str), Some("pain-diary-copy-2026-11-23.json"));
}

#[test]
fn only_names_of_copies_are_deleted() {
    for name in ["pain-diary-copy-2026-11-23.json", "pain-diary-copy-2026-11-23-2.json", "pain-diary-copy-1999-01-01-20.json"] {
        assert!(is_copy_name(name), "{name}");
    }
    for name in [
        "",
        "a",
        "pain-diary-2026-11-23.json",
        "pain-diary-copy-.json",
        "pain-diary-copy-2026-11-23.age",
        "pain-diary-copy-2026-1-23.json",
        "pain-diary-copy-2026-11-23-2-2.json",
        "pain-diary-copy-2026-11-23-.json",
        "pain-diary-copy-2026-11-23x.json",
        "../pain-diary-copy-2026-11-23.json",
        "pain-diary-copy-2026-11-2é.json",
    ] {
        assert!(!is_copy_name(name), "{name}");
    }
    let mut folder = folder();
    folder.made = (0..9).map(|number| format!("photo {number}.jpg")).collect();
    assert_eq!(folder.due(&diary(1), at(0)).expect("due").gone, Vec::<String>::new());
}
