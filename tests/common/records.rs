//! Strategies for records: few ids, devices and clocks, so that they collide; odd stamps, equal stamps with different content, tombstones,
//! unknown kinds and fields.

use pain_diary::domain::agreement::names;
use pain_diary::domain::{Agreement, Body, DeviceId, Entry, Extra, Moment, Note, Pain, Phone, Record, RecordId, Score, Stamp, Version};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::bodies::{bodies, speakers};

/// 2026-11-23T12:00:00Z, in milliseconds since 1970.
pub const NOON_MS: i64 = 1_795_435_200_000;

/// Every offset from UTC that a place on earth uses or used lately, in minutes.
pub const OFFSETS_MIN: [i32; 39] = [
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -270, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240, 270, 300,
    330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 840,
];

/// Texts that programs trip over.
pub const TEXTS: [&str; 14] = [
    "",
    "like a knife",
    "“worse” on the stairs\nand at night\r\n\ttwice",
    "\"}],\"records\":[{\"id\":\"\\u0000",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "'; DROP TABLE rows; --",
    "=cmd|' /C calc'!A0",
    "ألم شديد في أسفل الظهر بعد العشاء",
    "پیٹھ میں درد 7\u{200f} \u{202e}abc\u{202c}",
    "😣👩🏽‍⚕️🏳️‍🌈 e\u{301} \u{1f1e9}\u{1f1ea}",
    "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{2029}\u{feff}\u{fffd}",
    "{{name}} {$name} %s %n ${x}",
    "null",
    "腰が痛い。横になると楽",
];

pub fn id(number: u8) -> RecordId {
    RecordId::new(NOON_MS, &[number; 10])
}

pub fn pain(number: u8) -> Score {
    Score::Number(Pain::new(number).expect("0 to 10"))
}

/// Few ids, so that records collide and refer to each other; some are those of the two phones and of agreements.
pub fn ids() -> impl Strategy<Value = RecordId> {
    let agreed = [names::GOAL_PAIN, names::FEVER].map(Agreement::id);
    prop_oneof![4 => (0_u8..4).prop_map(id), 1 => select(PROFILES.map(Phone::id).to_vec()), 1 => select(agreed.to_vec())]
}

/// The browser profiles of [`devices`].
pub const PROFILES: [u32; 2] = [1, 2];

/// Two windows of one profile, and one of another.
pub fn devices() -> impl Strategy<Value = DeviceId> {
    select(vec![(PROFILES[0], 1), (PROFILES[0], 2), (PROFILES[1], 1)])
        .prop_map(|(profile, window)| DeviceId::new(u64::from(profile) << 32 | window))
}

/// Mostly the same few milliseconds, sometimes the ends of the range of a clock.
pub fn clocks() -> impl Strategy<Value = i64> {
    prop_oneof![
        8 => NOON_MS..NOON_MS + 4,
        1 => select(vec![Stamp::CLOCK_MS.start, Stamp::CLOCK_MS.start + 1, Stamp::CLOCK_MS.end - 1]),
        1 => Stamp::CLOCK_MS,
    ]
}

pub fn stamps(device: DeviceId) -> impl Strategy<Value = Stamp> {
    let count = prop_oneof![8 => 0_u32..3, 1 => Just(u32::MAX), 1 => any::<u32>()];
    (clocks(), count).prop_map(move |(clock_ms, count)| Stamp::new(clock_ms, count, device).expect("in range"))
}

/// False for the last possible stamp, which has no successor.
pub fn has_a_next(stamp: Stamp) -> bool {
    stamp.unix_ms() < Stamp::CLOCK_MS.end - 1 || stamp.count() < u32::MAX
}

pub fn moments() -> impl Strategy<Value = Moment> {
    let usual = (0..4_i64, select(OFFSETS_MIN.as_slice())).prop_map(|(half_days, offset)| (NOON_MS + half_days * 43_200_000, offset));
    let any_year = (-2_208_900_000_000_i64..7_258_000_000_000, select(OFFSETS_MIN.as_slice()));
    prop_oneof![4 => usual, 1 => any_year].prop_map(|(unix_ms, offset)| Moment::from_clock(unix_ms, offset))
}

pub fn scores() -> impl Strategy<Value = Score> {
    prop_oneof![10 => (0_u8..=10).prop_map(pain), 1 => Just(Score::TooMuch)]
}

pub fn notes() -> impl Strategy<Value = Note> {
    let text = prop_oneof![4 => select(TEXTS.as_slice()).prop_map(str::to_owned), 1 => ".{0,40}"];
    text.prop_map(|text| Note::new(&text).expect("short"))
}

/// Canonical JSON, as the reader leaves it, of fields no version knows.
pub fn extras() -> impl Strategy<Value = Extra> {
    let value = select(vec!["null", "true", "-7", "18446744073709551615", "0.5", "\"x\"", "[]", "{\"a\":[{}],\"b\":\"\\\\\"}"]);
    let fields = proptest::collection::btree_map("x-[a-z\"é]{0,3}", value, 1..4).prop_map(|fields| {
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}:{value}", serde_json::Value::from(name.as_str()))).collect();
        format!("{{{}}}", fields.join(",")).into_boxed_str()
    });
    option::weighted(0.3, fields)
}

/// A version that begins a writing session, or continues one that others continue too.
pub fn versions() -> impl Strategy<Value = Version> {
    let stamps = devices().prop_flat_map(|device| (stamps(device), option::weighted(0.4, stamps(device))));
    let typed = option::weighted(0.3, speakers());
    let kept = prop::bool::weighted(0.2);
    (stamps, typed, any::<bool>(), bodies(), extras(), kept).prop_map(|((stamp, since), typed, deleted, body, extra, kept)| Version {
        stamp,
        since: since.map_or(stamp, |since| since.min(stamp)),
        typed,
        deleted,
        body,
        extra,
        kept,
    })
}

pub fn records_of(id: RecordId) -> impl Strategy<Value = Record> {
    let few = vec(versions(), 1..5);
    let many = vec(versions(), 20..250);
    prop_oneof![9 => few, 1 => many].prop_map(move |versions| Record::from_versions(id, versions).expect("at least one version"))
}

pub fn records() -> impl Strategy<Value = Record> {
    ids().prop_flat_map(records_of)
}

/// The entry of a record, if it is live.
pub fn entry_of(record: &Record) -> Option<&Entry> {
    match record.current() {
        Version { deleted: false, body: Body::Entry(entry), .. } => Some(entry),
        _ => None,
    }
}
