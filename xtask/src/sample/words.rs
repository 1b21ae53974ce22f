//! What they write.

use super::chance::Chance;

/// Name, number and hours. The numbers are from the ranges kept free for fiction (Ofcom, Bundesnetzagentur).
pub const CONTACTS: [[&str; 3]; 4] = [
    ["Pain nurse, ward 4", "+49 40 66969 123", "every day, 7 to 20"],
    ["Dr Yılmaz", "+49 (0)40 66969-456", "Mon to Thu"],
    ["Palliative team, on call", "+49 171 39200 77", "day and night"],
    ["Old pharmacy", "020 7946 0018", ""],
];

const WHERE: [&str; 10] = [
    "Lower back, left",
    "Lower back",
    "Left hip",
    "Down the left leg",
    "Between the shoulder blades",
    "Right ribs",
    "Stomach",
    "Left knee and shin",
    "Neck",
    "All over",
];
const LIKE: [&str; 10] = [
    "like a knife",
    "burning",
    "dull",
    "throbbing",
    "pulling",
    "electric, in waves",
    "pressing",
    "aching",
    "cramping",
    "stabbing when I breathe",
];
const WHEN: [&str; 12] = [
    "after the stairs",
    "lying down",
    "since waking up",
    "after dinner",
    "when coughing",
    "in the car",
    "after the walk with Ana",
    "getting out of bed",
    "before the evening tablet",
    "an hour after the tablet, easing",
    "sitting in the waiting room",
    "could not sleep",
];
const OTHERS: [&str; 14] = [
    "Warm bath helped.",
    "Slept through!",
    "Called the ward, they said to wait for tomorrow's visit.",
    "Not worse, just tired of it.",
    "😣",
    "Better 🙂 sat in the garden for 20 min",
    "Duele menos después del paseo.",
    "No pude dormir, el dolor bajó por la pierna izquierda.",
    "ألم شديد في أسفل الظهر، خفّ بعد الحمام الدافئ",
    "Felt sick after breakfast; “not hungry”.",
    "Ask: why always at 3 a.m.?",
    "8 → 5 within 40 min",
    "He did not want to say a number.",
    "Laughed at the film, forgot it for an hour.",
];

/// A note as people type them.
pub fn note(chance: &mut Chance) -> String {
    let mut pick = |from: &[&'static str]| chance.pick(from).unwrap_or_default();
    let (place, like, when, other) = (pick(&WHERE), pick(&LIKE), pick(&WHEN), pick(&OTHERS));
    match chance.below(8) {
        0 => other.to_owned(),
        1 => format!("{place}, {like}."),
        2 => format!("{place}. {other}"),
        3 => like.to_owned(),
        4 => format!("{place}, {like}, {when}.\n{other}"),
        5 => when.to_owned(),
        _ => format!("{place}, {like}, {when}"),
    }
}
