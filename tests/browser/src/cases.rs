//! The files of `tests/cases`.

use crate::App;
use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};
use serde_json::Value;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// One of them.
pub fn case(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cases").join(name)
}

/// A case that depends on what day it is, moved by whole days: its days, its stamps and the times in its ids.
pub struct MovedCase {
    pub path: PathBuf,
    by: Move,
}

impl MovedCase {
    /// The case moved so that `its_today`, the day on which it was made, is yesterday (UTC): then its times dated ahead are ahead, and all
    /// others are past, on any date and at any time of day.
    pub fn of_yesterday(app: &App, name: &str, its_today: &str) -> Result<MovedCase> {
        let today = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).context("a clock after 1970")?;
        let yesterday = i64::try_from(today.as_secs() / DAY.as_secs())? - 1;
        let by = Move { days: yesterday - day(its_today)?.signed_duration_since(NaiveDate::default()).num_days() };
        let mut file: Value = serde_json::from_slice(&std::fs::read(case(name))?)?;
        by.values(&mut file)?;
        let path = app.browser.profile.dir(name);
        std::fs::write(&path, file.to_string())?;
        Ok(MovedCase { path, by })
    }

    /// A day, a time, a stamp or an id of the case, as it is in the moved one.
    pub fn moved(&self, text: &str) -> Result<String> {
        self.by.text(text)
    }
}

struct Move {
    days: i64,
}

impl Move {
    fn values(&self, value: &mut Value) -> Result<()> {
        match value {
            Value::String(text) => *text = self.text(text)?,
            Value::Array(list) => list.iter_mut().try_for_each(|value| self.values(value))?,
            Value::Object(fields) => fields.values_mut().try_for_each(|value| self.values(value))?,
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        Ok(())
    }

    fn text(&self, text: &str) -> Result<String> {
        if let Some((Ok(day), rest)) = text.split_at_checked(10).map(|(start, rest)| (day(start), rest)) {
            let days = Days::new(self.days.unsigned_abs());
            let moved = if self.days < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) };
            return Ok(format!("{}{rest}", moved.context("a date")?));
        }
        // The first 48 bits of an id are milliseconds since 1970, and the thirteenth digit is its version, 7.
        let digits: String = text.chars().filter(|character| *character != '-').collect();
        let is_id = text.len() == 36 && digits.len() == 32 && digits.as_bytes().get(12) == Some(&b'7');
        match digits.get(..12).map(|start| i64::from_str_radix(start, 16)) {
            Some(Ok(made_ms)) if is_id => {
                let moved = format!("{:012x}", made_ms + self.days * i64::try_from(DAY.as_millis())?);
                Ok(format!("{}-{}{}", &moved[..8], &moved[8..], &text[13..]))
            }
            _ => Ok(text.to_owned()),
        }
    }
}

fn day(text: &str) -> Result<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").with_context(|| format!("{text} is a day"))
}

#[test]
fn a_case_is_moved_by_whole_days_and_nothing_else_of_it_changes() {
    let text = std::fs::read_to_string(case("clock-a-year-ahead.json")).expect("a case");
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    let original = file.clone();
    Move { days: 400 }.values(&mut file).expect("dates");
    assert_eq!(file["records"][0]["id"], "01b1875f-2a00-7000-8000-000000000001");
    assert_eq!(file["records"][0]["stamp"], "2029-01-01T20:00:00.000Z/0/0a11ce0000000001");
    assert_eq!(
        (&file["records"][0]["at"], &file["records"][0]["note"]),
        (&"2029-01-01T21:00:00+01:00".into(), &"clock a year ahead".into())
    );
    Move { days: -400 }.values(&mut file).expect("dates");
    assert_eq!(file, original);
}
