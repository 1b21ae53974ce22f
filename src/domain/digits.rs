//! Numbers and times in digits, written by hand: the general formatting takes several times as long, and whole diaries are written.

use chrono::{Datelike, NaiveDate};

/// Appends a number with so many digits.
pub fn push_digits(out: &mut Vec<u8>, mut number: u32, count: usize) {
    let start = out.len();
    out.resize(start + count, b'0');
    for digit in out.iter_mut().skip(start).rev() {
        *digit += u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
    }
}

/// Appends a number as 16 hex digits.
pub fn push_hex(out: &mut Vec<u8>, number: u64) {
    let digit = |place: u32| b"0123456789abcdef".get((number >> (4 * place)) as usize & 15).copied();
    out.extend((0..16).rev().filter_map(digit));
}

/// Appends `2026-11-23T14:03:07`: a day of the years 0 to 9999, and a second of it; 1 more in a leap second.
pub fn push_time(out: &mut Vec<u8>, day: NaiveDate, second: u32, leap: u32) {
    let year = u32::try_from(day.year()).unwrap_or_default();
    let parts = [(year, 4), (day.month(), 2), (day.day(), 2), (second / 3600, 2), (second / 60 % 60, 2), (second % 60 + leap, 2)];
    for ((number, count), after) in parts.into_iter().zip(*b"--T::\0") {
        push_digits(out, number, count);
        if after != 0 {
            out.push(after);
        }
    }
}
