//! Times and days in lists.

use super::*;

/// A time at +01:00.
fn at(text: &str) -> Moment {
    Moment::parse(&format!("{text}:00+01:00")).expect("a time")
}

#[test]
fn a_time_in_a_list_is_as_short_as_it_can_be() {
    let phone = Phone::new();
    let text = Text::new(Language::English, Box::new(PlainIntl));
    let (now, offset_min) = (phone.now(), &phone.offset_min);
    let screen = Screen {
        model: &phone.model,
        text: &text,
        now,
        viewport: phone.viewport,
        cache: &phone.cache,
        later: None,
        other: None,
        offset_min,
    };
    assert_eq!(screen.when(at("2026-11-23T00:00")), "00:00");
    assert_eq!(screen.when(at("2026-11-22T23:59")), "yesterday 23:59");
    assert_eq!(screen.when(at("2026-11-22T00:00")), "yesterday 00:00");
    assert_eq!(screen.when(at("2026-11-21T21:54")), "Sat 21 Nov, 21:54");
    assert_eq!(screen.when(at("2026-11-24T09:00")), "Tue 24 Nov, 09:00", "what lies ahead");
    assert_eq!(screen.when(at("2025-12-31T21:54")), "Wed 31 Dec 2025, 21:54");
    assert_eq!(screen.list_day_and_time(at("2026-11-23T10:30")), "Mon 23 Nov, 10:30", "a visit is named by its day");
    assert_eq!(screen.day_words(at("2026-11-22T10:30").day()), "Yesterday, Sun 22 Nov");
}

#[test]
fn lists_name_times_in_the_same_way() {
    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Morphine".into()));
    phone.send(Write::Add(Form::Relief));
    phone.press("Morphine");
    phone.later(24 * 60);
    for (route, words) in [(Route::Medicines, "last yesterday 13:00"), (Route::Diary, "Yesterday, Mon 23 Nov")] {
        phone.send(Navigate::Went(route));
        assert!(phone.outline().contains(words), "{route}: {}", phone.outline());
    }
    phone.later(24 * 60);
    phone.send(Navigate::Went(Route::Medicines));
    assert!(phone.outline().contains("last Mon 23 Nov, 13:00"), "{}", phone.outline());
}
