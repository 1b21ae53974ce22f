//! One measured value beside its limit.

use std::fmt;

pub struct Figure {
    pub name: String,
    value: f64,
    limit: f64,
    unit: &'static str,
    /// How value and limit were measured.
    note: String,
}

impl Figure {
    /// A value with a fixed limit.
    pub fn at_most(name: &str, value: f64, limit: f64, unit: &'static str) -> Figure {
        Figure { name: name.into(), value, limit, unit, note: String::new() }
    }

    /// A value in milliseconds whose limit is a multiple of something measured in the same run.
    pub fn against(name: &str, value_ms: f64, times: f64, base_ms: f64, base: &str) -> Figure {
        let note = format!("{:.2} × {base} ({base_ms:.1} ms), allowed {times} ×", value_ms / base_ms);
        Figure { name: name.into(), value: value_ms, limit: times * base_ms, unit: "ms", note }
    }

    pub fn with_note(mut self, note: impl Into<String>) -> Figure {
        self.note = note.into();
        self
    }

    pub fn reached(&self) -> bool {
        self.value <= self.limit
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.reached() { "reached" } else { "MISSED " };
        let number = |value: f64| if value.fract() == 0.0 { format!("{value}") } else { format!("{value:.1}") };
        write!(f, "{word}  {:<58} {:>9} {:<3} limit {:>9} {}", self.name, number(self.value), self.unit, number(self.limit), self.unit)?;
        if self.note.is_empty() { Ok(()) } else { write!(f, "\n         {}", self.note) }
    }
}

/// The median.
pub fn median(values: &[f64]) -> f64 {
    percentile(values, 50)
}

/// The value that so many percent of the values do not exceed.
pub fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(rank).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(percentile(&values, 95), 190.0);
        assert_eq!(median(&values), 100.0);
        assert_eq!(median(&[3.0]), 3.0);
    }
}
