//! What the family and the team have agreed on: one record for each subject, with the same id on every phone.

use super::kind::kind;
use super::{Code, Note, RecordId};
use names::ALL;

kind! {
    /// One agreement with the team or within the family. Its id is derived from `what`. The app presets no value.
    pub struct Agreement = "agreed" edit AgreementEdit {
        /// What it is about.
        pub what: Code = "what" in ALL,
        /// The value as typed. It counts as a number only if the text is one.
        pub value: Note = "text" edit Value typed "note",
    }
}

/// The names of what can be agreed on.
pub mod names {
    /// The emergency number of the place, as dialled.
    pub const EMERGENCY: &str = "emergency-number";
    /// The temperature the team gave, as typed, e.g. "38.0 °C".
    pub const FEVER: &str = "fever-temperature";
    /// The number of the local crisis line.
    pub const CRISIS: &str = "crisis-line";
    /// The lowest pain number that the family calls an episode, 0 to 10.
    pub const EPISODE_PAIN: &str = "episode-pain";
    /// The goal as a number, 0 to 10.
    pub const GOAL_PAIN: &str = "goal-pain";
    /// The goal as a thing to do.
    pub const GOAL_DOING: &str = "goal-doing";
    /// "Call if": the lowest pain number, 0 to 10.
    pub const RULE_PAIN: &str = "rule-pain";
    /// "Call if": for how many hours, 0 to 72.
    pub const RULE_HOURS: &str = "rule-hours";
    /// "Call if", in the team's words.
    pub const RULE_WORDS: &str = "rule-words";
    /// Who on the team gave the rule.
    pub const RULE_FROM: &str = "rule-from";
    /// When the rule was given.
    pub const RULE_DATE: &str = "rule-date";
    /// All of them.
    pub const ALL: [&str; 11] =
        [EMERGENCY, FEVER, CRISIS, EPISODE_PAIN, GOAL_PAIN, GOAL_DOING, RULE_PAIN, RULE_HOURS, RULE_WORDS, RULE_FROM, RULE_DATE];
}

impl Agreement {
    /// The id of the record, the same on every phone.
    #[must_use]
    pub fn id(what: &str) -> RecordId {
        RecordId::of_name(0, &format!("agreed/{what}"))
    }
}
