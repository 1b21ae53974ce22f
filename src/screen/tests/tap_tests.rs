//! Taps on the pad.

use super::*;

fn entries(phone: &Phone) -> usize {
    phone.model.diary.rows().iter().filter(|row| phone.model.diary.entry(row.id).is_some()).count()
}

#[test]
fn two_taps_on_one_key_within_two_seconds_are_one_entry() {
    // Each command comes a second after the one before.
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    phone.send(Pad::Tap(number(7)));
    assert_eq!(entries(&phone), 1);
    assert!(phone.outline().contains("Saved 7, 13:00"), "{}", phone.outline());
    phone.send(Pad::Tap(number(8)));
    assert_eq!(entries(&phone), 2, "another number is another entry");
    phone.send(Pad::Tap(number(7)));
    assert_eq!(entries(&phone), 3, "and so is the first number after it");
    phone.unix_ms += 1_000;
    phone.send(Pad::Tap(number(7)));
    assert_eq!(entries(&phone), 4, "two seconds later it is a number of its own");
    phone.press("Undo");
    phone.send(Pad::Tap(number(7)));
    assert_eq!(entries(&phone), 4, "what was undone takes no tap with it");
    phone.unix_ms -= 3_600_000;
    phone.send(Pad::Tap(number(7)));
    assert_eq!(entries(&phone), 5, "a clock that went back swallows nothing");
}

#[test]
fn the_other_voice_and_too_much_by_the_same_rule() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    phone.model.settings.two_voices = true;
    phone.model.settings.voice = SpeakerRef::Carer;
    phone.send(Pad::Tap(number(7)));
    assert_eq!(entries(&phone), 2, "somebody else says the same");
    // Both taps are made before the store opens, so the first one opens the numbers only after the second.
    let device = phone.model.device.take().expect("one was there");
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(Pad::Tap(Score::TooMuch));
    phone.send(StoreEvent::Opened {
        device,
        last_backup: None,
        imports: crate::app::Imports::default(),
        peers: crate::app::Peers::default(),
        unbacked: Vec::new(),
    });
    assert_eq!((entries(&phone), phone.model.route), (3, Route::Team));
}

#[test]
fn taps_made_before_the_store_is_open_go_by_their_own_times() {
    let mut phone = Phone::new();
    let device = phone.model.device.take().expect("one was there");
    let (score, who) = (number(7), SpeakerRef::Patient);
    let tap = |later_ms, last: u8| crate::app::Tap {
        id: crate::domain::RecordId::new(NOON_MS + later_ms, &[last; 10]),
        score,
        at: Moment::from_clock(NOON_MS + later_ms, 60),
        who: who.clone(),
    };
    let (first, same, own) = (tap(900, 1), tap(2_800, 2), tap(2_950, 3));
    for tap in [&first, &same, &own] {
        phone.send(Pad::Record(tap.clone()));
    }
    phone.later(5);
    phone.send(StoreEvent::Opened {
        device,
        last_backup: None,
        imports: crate::app::Imports::default(),
        peers: crate::app::Peers::default(),
        unbacked: Vec::new(),
    });
    let ids: Vec<_> = phone.model.diary.rows().iter().map(|row| row.id).collect();
    assert_eq!(ids, [own.id, first.id], "1.9 s is the same tap, 2.05 s is not");
    let forgotten: Vec<_> = phone
        .asked
        .iter()
        .filter_map(|asked| if let crate::app::Effect::ForgetEarlyTaps(ids) = asked { Some(ids) } else { None })
        .flatten()
        .collect();
    assert!([first.id, same.id, own.id].iter().all(|id| forgotten.contains(&id)), "{forgotten:?}");
}

/// The first of these words in the outline stand in this order.
fn assert_order(outline: &str, words: &[&str]) {
    let positions: Vec<_> = words.iter().map(|words| outline.find(words).unwrap_or_else(|| panic!("{words} in\n{outline}"))).collect();
    assert!(positions.is_sorted(), "{words:?}:\n{outline}");
}

#[test]
fn after_a_tap_the_topics_stand_directly_under_the_status_line_and_the_medicines_below_them() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Relief::name()), "Morphine".into()));
    phone.send(Write::Add(Form::Relief));
    phone.send(Navigate::Went(Route::Now));
    assert_order(&phone.outline(), &["Too much: call", "Morphine", "not taken yet", "Warning signs"]);
    phone.press("7");
    assert_order(&phone.outline(), &["Too much: call", "Saved 7, 13:00", "Undo", "Where?", "Show the body", "What does it feel like?"]);
    let rows =
        ["What does it feel like?", "Since when, and how it goes", "Worse with", "Helped by", "It stopped me from", "A note", "When?"];
    assert_order(&phone.outline(), &[&rows[..], &["Write a question about this", "Morphine", "Warning signs"]].concat());
}

#[test]
fn a_closed_row_says_what_is_recorded_behind_it() {
    let mut phone = Phone::new();
    phone.press("7");
    for name in ["standing", "heat", "came slowly", "still there"] {
        phone.press(name);
    }
    let rows: Vec<String> =
        phone.outline().split("summary").skip(1).map(|row| row.lines().take(3).map(str::trim).collect::<Vec<_>>().join("|")).collect();
    for row in
        ["|Since when, and how it goes|still there · came slowly", "|Worse with|standing", "|Helped by|heat", "|Who says it?|Patient"]
    {
        assert!(rows.iter().any(|known| known == row), "{row} in {rows:?}");
    }
}

#[test]
fn a_first_tap_needs_nothing_else() {
    let mut phone = Phone::new();
    phone.press("7");
    let outline = phone.outline();
    for part in
        ["Saved 7, 13:00", "The patient says 7", "Where?", "What does it feel like?", "Worse with", "Helped by", "It stopped me from"]
    {
        assert!(outline.contains(part), "{part} in\n{outline}");
    }
    assert!(!outline.contains("Who says it?\" aria-pressed"), "no switch between voices before there are two");
}

#[test]
fn the_pad_that_changes_a_number_shows_which_one_is_recorded() {
    let mut phone = Phone::new();
    phone.press("7");
    assert!(!phone.outline().contains("aria-label=\"7\" aria-pressed"), "the pad on Now records a new number: {}", phone.outline());
    let id = phone.model.shown.expect("just saved");
    let pressed = |outline: &str, key: &str| outline.contains(&format!("aria-label=\"{key}\" aria-pressed=\"true\""));
    phone.send(Navigate::Went(Route::Entry(id)));
    let outline = phone.outline();
    assert!(pressed(&outline, "7") && !pressed(&outline, "4"), "{outline}");
    phone.press("4");
    let outline = phone.outline();
    assert!(pressed(&outline, "4") && !pressed(&outline, "7"), "{outline}");
}
