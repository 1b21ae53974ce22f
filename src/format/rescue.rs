//! What the rescue page saved: raw stored rows, the taps that were made before the program ran, and what was being typed.

use serde_json::value::RawValue;

use super::{Object, Refusal};
use crate::domain::{Body, DeviceId, Entry, Moment, Record, RecordId, Score, Speaker, Version};

/// Keys of localStorage as the file names them.
const TAPS: &str = "pain-diary.taps";
const DRAFT: &str = "pain-diary.draft";
/// Before the name of a draft among the rows of `meta`.
const STORED_DRAFT: &str = "draft ";

/// A text that was being typed and was no part of a record yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescuedDraft {
    /// Which field, as drafts are named.
    pub name: String,
    /// What stood there.
    pub text: String,
    /// When it was kept, in milliseconds since 1970, UTC, where that was written down.
    pub kept_ms: Option<i64>,
}

/// The contents of such a file.
#[derive(Debug, Default)]
pub(super) struct Rescued {
    /// Lines that should be records.
    pub lines: Vec<String>,
    /// Taps, each an entry with the id and time it was made with.
    pub taps: Vec<Result<Record, Refusal>>,
    pub drafts: Vec<RescuedDraft>,
}

pub(super) fn read(rows: &[&RawValue]) -> Rescued {
    let mut rescued = Rescued::default();
    let (mut device, mut taps) = (DeviceId::new(0), Vec::new());
    for raw in rows {
        let row = Object::parse(raw.get()).ok();
        let Some((row, store)) = row.and_then(|row| row.text("store").map(|store| (row, store))) else {
            rescued.lines.push(raw.get().to_owned());
            continue;
        };
        let (key, text) = (row.text("key").unwrap_or_default(), row.text("text"));
        match (store.as_str(), text) {
            ("rows" | "packs" | "aside", Some(text)) => {
                rescued.lines.extend(text.lines().filter(|line| !line.is_empty()).map(str::to_owned));
            }
            // Bytes that are no text.
            ("rows" | "packs" | "aside", None) => rescued.lines.push(String::new()),
            ("meta", Some(text)) if key == "device" => {
                device = serde_json::from_str::<String>(&text).ok().and_then(|text| DeviceId::parse(&text)).unwrap_or(device);
            }
            ("meta", Some(text)) => rescued.drafts.extend(stored_draft(&key, &text)),
            ("localStorage", Some(text)) if key == TAPS => taps.push(text),
            ("localStorage", Some(text)) => rescued.drafts.extend(draft(&key, text)),
            _ => {}
        }
    }
    for text in &taps {
        let all: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
        // One that is among the rows became an entry before the page was saved.
        let is_stored = |id: &RecordId| rescued.lines.iter().any(|line| line.contains(&id.to_string()));
        let read = all.iter().map(|tap| entry(tap.get(), device).ok_or(Refusal::NotARecord));
        rescued.taps.extend(read.filter(|tap| !tap.as_ref().is_ok_and(|record| is_stored(&record.id()))));
    }
    rescued
}

/// A tap as `public/early.js` keeps it. Written down again and again it gives the same record.
fn entry(tap: &str, device: DeviceId) -> Option<Record> {
    let tap = Object::parse(tap).ok()?;
    let number = |name: &str| tap.raw(name).and_then(|raw| raw.get().parse::<i64>().ok());
    let at_ms = number("at_ms")?;
    let at = Moment::from_unix_ms(at_ms, i32::try_from(number("offset_min")?).ok()?).ok()?;
    let score = tap.text("score").or_else(|| number("score").map(|score| score.to_string()))?;
    let who = Speaker::parse(&tap.text("who")?)?;
    let body = Body::Entry(Entry::tapped(at, Score::parse(&score)?, who));
    Some(Record::new(RecordId::parse(&tap.text("id")?)?, Version::first(at_ms, device, body)))
}

fn draft(key: &str, text: String) -> Option<RescuedDraft> {
    match key.strip_prefix(DRAFT)? {
        // 0.1.0 kept one note, as JSON.
        "" => {
            let kept = Object::parse(&text).ok()?;
            Some(RescuedDraft { name: format!("note {}", kept.text("id")?), text: kept.text("text")?, kept_ms: None })
        }
        name => Some(RescuedDraft { name: name.strip_prefix(' ')?.to_owned(), text, kept_ms: None }),
    }
}

fn stored_draft(key: &str, text: &str) -> Option<RescuedDraft> {
    let (name, kept) = (key.strip_prefix(STORED_DRAFT)?, Object::parse(text).ok()?);
    let kept_ms = kept.text("at_ms").and_then(|at_ms| at_ms.parse().ok());
    Some(RescuedDraft { name: name.to_owned(), text: kept.text("text")?, kept_ms })
}
