//! Texts of the sample.

use pain_diary::domain::Topic;

use super::chance::Chance;

/// A relief, as in their list.
pub struct Known {
    pub sort: &'static str,
    pub name: &'static str,
    pub strength: &'static str,
    pub schedule: Option<&'static str>,
    pub label: &'static str,
    /// Hours of the day at which it is taken regularly.
    pub hours: &'static [u32],
    /// For how many of ten bad numbers it is taken.
    pub against: u64,
    pub amounts: &'static [&'static str],
    /// When they begin and stop using it, in hundredths of the length of the diary.
    pub from_hundredths: u64,
    pub until_hundredths: u64,
    pub is_mistake: bool,
}

const OTHER: Known = Known {
    sort: "other",
    name: "",
    strength: "",
    schedule: None,
    label: "",
    hours: &[],
    against: 0,
    amounts: &[""],
    from_hundredths: 0,
    until_hundredths: 100,
    is_mistake: false,
};
const MEDICINE: Known = Known { sort: "medicine", amounts: &["1 tablet", "2 tablets", "½ tablet"], ..OTHER };

/// Medicines and other relief. What their labels say is made up.
pub const RELIEFS: [Known; 12] = [
    Known {
        name: "Morphine, slow",
        strength: "10 mg",
        schedule: Some("regular"),
        label: "1 tablet at 8 and at 20 o'clock. Swallow whole.",
        hours: &[7, 19],
        ..MEDICINE
    },
    Known {
        name: "Morphine drops",
        strength: "20 mg/ml",
        schedule: Some("when-needed"),
        label: "4 drops when needed, up to 6 times in 24 hours.\nCall before the 7th.",
        against: 3,
        amounts: &["4 drops", "3 drops"],
        ..MEDICINE
    },
    Known { name: "Paracetamol", strength: "500 mg", schedule: Some("when-needed"), against: 1, ..MEDICINE },
    Known {
        name: "Ibuprofen",
        strength: "400 mg",
        schedule: Some("regular"),
        label: "1 tablet with food",
        hours: &[8, 13],
        until_hundredths: 30,
        ..MEDICINE
    },
    Known { name: "Amitriptyline", strength: "10 mg", schedule: Some("regular"), hours: &[21], from_hundredths: 25, ..MEDICINE },
    Known { name: "Macrogol", strength: "13.7 g", schedule: Some("regular"), hours: &[8], amounts: &["1 sachet"], ..MEDICINE },
    Known { name: "Metamizole", strength: "", against: 1, from_hundredths: 40, amounts: &["20 drops"], ..MEDICINE },
    Known { name: "Morphin", is_mistake: true, ..MEDICINE },
    Known { name: "Heat", against: 1, ..OTHER },
    Known { name: "Massage", against: 1, from_hundredths: 10, ..OTHER },
    Known { name: "Rest", ..OTHER },
    Known { name: "وسادة تحت الركبتين", against: 1, from_hundredths: 50, ..OTHER },
];

/// Why something was not taken.
pub const REASONS: [&str; 6] = ["felt sick", "forgot", "", "asleep", "pain was gone", "ran out, new box tomorrow"];

/// Their own words.
pub const fn own(topic: Topic) -> &'static [&'static str] {
    match topic {
        Topic::Feels => &["like a hot wire", "como agujas", "pulling", "like ants", "كالسكين"],
        Topic::Worse => &["the car", "stairs", "putting on socks", "cold wind"],
        Topic::Helped => &["warm bath", "the cat on my lap", "music 🎶", "feet up"],
        Topic::Stopped => &["the choir", "gardening", "dinner with Ana"],
    }
}

/// A line or two about a whole day.
pub fn of_day(chance: &mut Chance) -> String {
    let mut pick = |from: &[&'static str]| chance.pick(from).unwrap_or_default();
    let (one, other) = (pick(&DAYS), pick(&OTHERS));
    if chance.one_in(3) { format!("{one} {other}") } else { one.to_owned() }
}

const DAYS: [&str; 8] = [
    "A quiet day.",
    "Visitors in the afternoon, too many of them.",
    "Hardly out of bed.",
    "To the lake and back, first time since May!",
    "Waiting room from 9 to 12.",
    "Día tranquilo, comimos en el balcón.",
    "Tired but all right.",
    "Bad night, slept until noon.",
];

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

/// With whom a visit is, and where.
pub const VISITED: [[&str; 2]; 6] = [
    ["Dr Yılmaz", "Pain clinic, room 2.14"],
    ["Dr Yılmaz", "Pain clinic"],
    ["Palliative team", "at home"],
    ["Pain nurse, ward 4", ""],
    ["فيزيوتيرابي، السيدة ليلى", "Lange Reihe 7"],
    ["", ""],
];

/// Who accompanies the patient.
pub const COMPANIONS: [&str; 4] = ["Ben", "Ben", "Ana", ""];

/// What they ask.
pub const QUESTIONS: [&str; 16] = [
    "Why is it always worse at 3 a.m.?",
    "May I take the drops before the walk, not after?",
    "Is it safe to drive with the patch?",
    "¿Puedo tomarlo con el desayuno?",
    "How long until the new dose works?",
    "What if I am sick after the tablet: take it again?",
    "Could the leg be a nerve?",
    "Is there something for the itching?",
    "He sleeps all afternoon. Is that the medicine?",
    "Who do we call at the weekend?",
    "Would more physiotherapy help, or is it too much?",
    "هل يمكن استخدام الوسادة الدافئة مع اللصقة؟",
    "Can we take the medicines on the plane?",
    "What can I eat when everything tastes of metal?",
    "Do I have to say when I skip one?",
    "What does “breakthrough” mean? 🤔",
];

/// What is answered.
pub const ANSWERS: [&str; 12] = [
    "Yes.",
    "No, not with this one.",
    "The evening tablet wears off by then: take it at 10, not at 8.",
    "Half an hour before the walk is fine.",
    "Not for the first week, then we see.",
    "If it came up within 30 minutes, once again. Else wait.",
    "Probably a nerve, we try something else in the evening.",
    "Three to four days.",
    "Write it down when it happens, bring it next time.",
    "The ward, day and night, number is in the list.",
    "Con comida, sí.",
    "Will ask the pharmacist and call back",
];

/// Who gives an answer.
pub const ANSWERED_BY: [&str; 5] = ["Dr Yılmaz", "Nurse Imke", "the doctor on call", "Palliative team", ""];

/// What is to be done next.
pub const STEPS: [&str; 10] = [
    "Fetch the new prescription",
    "Blood test",
    "Call on Monday and say how the nights were",
    "Letter for the airline",
    "Try the pillow under the knees for a week",
    "Bring the old boxes back",
    "Appointment with the physiotherapist",
    "Pedir cita para enero",
    "Weigh every morning",
    "Write down every dose of the drops",
];

/// Who does it.
pub const DOERS: [&str; 5] = ["Ben", "Anna", "the ward", "Dr Yılmaz", ""];

/// What the team says on the phone.
pub const SAID: [&str; 7] = [
    "Take the rescue dose now, call again in an hour if it is still so.",
    "One more tablet, and rest. Somebody comes tomorrow at 9.",
    "Come in.",
    "Not unusual after the new patch. Wait two hours.",
    "They call back within 20 min",
    "Dr Yılmaz was told, she changes the evening dose.",
    "",
];

/// The rule in the team's words.
pub const RULE: &str = "If it is 7 or more for two hours and the drops did nothing, call us. Day or night.";
