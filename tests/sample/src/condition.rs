//! The course of the illness, day by day.

use anyhow::{Context, Result};
use pain_diary::domain::{Pain, Score};

use super::chance::Chance;

/// What the hour adds to the pain, in tenths.
const HOUR_PAIN: [i64; 24] = [8, 10, 14, 18, 16, 10, 6, 8, 4, 0, -4, -6, -4, -6, -8, -6, -4, 0, 4, 8, 10, 10, 8, 8];

/// Strengths are tenths of a step of the scale.
#[derive(Default)]
pub struct Condition {
    drift: i64,
    flare_days: u64,
    flare: i64,
    silent_days: u64,
    is_bad_night: bool,
}

impl Condition {
    pub fn next_day(&mut self, chance: &mut Chance) {
        // A random walk that returns to a medium pain of 4.
        self.drift += chance.between(-5, 5) - self.drift / 12;
        self.flare_days = match self.flare_days.saturating_sub(1) {
            0 if chance.one_in(45) => 3 + chance.below(8),
            left => left,
        };
        self.flare = if self.flare_days == 0 { 0 } else { chance.between(15, 35) };
        self.silent_days = match self.silent_days.saturating_sub(1) {
            0 if chance.one_in(60) => 1 + chance.below(4),
            left => left,
        };
        self.is_bad_night = chance.one_in(4);
    }

    /// True for a day without any record.
    pub const fn is_silent(&self) -> bool {
        self.silent_days > 0
    }

    /// The level noted for such a day, from 0 (good) to 3 (bad).
    pub fn day_level(&self, chance: &mut Chance) -> usize {
        let tenths = 40 + self.drift + self.flare + chance.between(-15, 15);
        usize::try_from((tenths - 15) / 18).unwrap_or(0).min(3)
    }

    pub const fn is_flare(&self) -> bool {
        self.flare_days > 0
    }

    /// How many numbers are tapped, beside those that follow a dose.
    pub const fn entries(&self, chance: &mut Chance) -> u64 {
        if self.is_flare() { 7 + chance.below(7) } else { 4 + chance.below(7) }
    }

    pub fn score(&self, hour: usize, is_carer: bool, chance: &mut Chance) -> Result<Score> {
        let hour_pain = HOUR_PAIN.get(hour).copied().unwrap_or_default();
        let night = if self.is_bad_night && hour < 6 { 20 } else { 0 };
        // Carers tend to rate a little higher.
        let carer = if is_carer { 4 } else { 0 };
        let tenths = 40 + self.drift + self.flare + hour_pain + night + carer + chance.between(-12, 12);
        if tenths > 85 && chance.one_in(5) {
            return Ok(Score::TooMuch);
        }
        let number = u8::try_from((tenths / 10).clamp(0, 10))?;
        Ok(Score::Number(Pain::new(number).context("0 to 10")?))
    }
}
