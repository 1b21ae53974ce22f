//! What a file says about the phone that made it.

use chrono::NaiveDate;

use super::Holdings;
use crate::domain::Moment;

/// The phone that made a file, and what it held then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Its browser profile.
    pub profile: u32,
    /// When the file was made, by its clock.
    pub at: Moment,
    /// What its diary held.
    pub holds: Holdings,
}

impl Sender {
    /// From `exported_at`, `from` and `holds` as JSON; `None` when one is missing or cannot be read.
    pub(super) fn read(json: [Option<&str>; 3]) -> Option<Self> {
        let [at, profile, holds] = json;
        let word = |json: Option<&str>| serde_json::from_str::<String>(json?).ok();
        let profile = word(profile).filter(|profile| profile.len() == 8)?;
        Some(Self {
            profile: u32::from_str_radix(&profile, 16).ok()?,
            at: Moment::parse(&word(at)?).ok()?,
            holds: Holdings::parse(holds?)?,
        })
    }
}

/// Ends a backup file, with the phone that makes it (its profile) and what its diary holds: so other phones know later what it lacks.
pub fn end_backup_from(out: &mut Vec<u8>, profile: u32, holds: &Holdings) {
    out.extend_from_slice(format!("\n],\"from\":\"{profile:08x}\",\"holds\":{holds}}}\n").as_bytes());
}

/// `pain-diary-for-a-phone-2026-11-23.json`: it does not say for whom.
#[must_use]
pub fn gift_name(day: NaiveDate) -> String {
    format!("pain-diary-for-a-phone-{day}.json")
}

/// `pain-diary-for-a-phone-2026-11-23.age`, sealed.
#[must_use]
pub fn sealed_gift_name(day: NaiveDate) -> String {
    format!("pain-diary-for-a-phone-{day}.age")
}
