//! What a phone holds, in a few hundred bytes: a hash for each range of time. A phone that knows this of another sends only what the other
//! may lack. Ranges count by stamps, not by the days that records are about: an edit of an old record falls into the current hour.

use super::EncodeError;
use super::write::push_version;
use crate::domain::{CollectVec, Record, RecordId, Stamp, Version};

const HOUR_MS: i64 = 3_600_000;
const HOURS_PER_DAY: u32 = 24;
/// The newest hours with versions are ranges of their own, then as many days; older ranges end at a day with at least [`MANY`] versions.
const HOURS_ALONE: usize = 24;
const DAYS_ALONE: usize = 40;
const MANY: usize = 200;
/// Older ranges, about: with more versions each range holds more.
const OLDER: usize = 80;
/// Most ranges that are read from a file.
const RANGES_MAX: usize = 1000;
/// Hashes are written with 48 bits: of a million comparisons of different ranges, one in 280 million finds two equal.
const HASH_BITS: u64 = 0xffff_ffff_ffff;

/// Hours since 1970, UTC.
type Hour = u32;

fn hour_of(stamp: Stamp) -> Hour {
    // A stamp's clock is within 1970..=2999.
    Hour::try_from(stamp.unix_ms() / HOUR_MS).unwrap_or_default()
}

/// The versions of an hour, or of a range.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    start: Hour,
    count: usize,
    /// Sum of the hashes of its versions, so that their order does not matter.
    sum: u64,
}

/// The versions of a diary, counted record by record.
#[derive(Debug, Default)]
pub struct Tally {
    versions: Vec<(Hour, u64)>,
    line: Vec<u8>,
}

impl Tally {
    /// Counts all versions of a record.
    ///
    /// # Errors
    /// [`EncodeError`], as when it is written.
    pub fn add(&mut self, record: &Record) -> Result<(), EncodeError> {
        for version in record.versions() {
            let hash = self.hash(record.id(), version)?;
            self.versions.push((hour_of(version.stamp), hash));
        }
        Ok(())
    }

    fn hash(&mut self, id: RecordId, version: &Version) -> Result<u64, EncodeError> {
        self.line.clear();
        push_version(&mut self.line, id, version)?;
        Ok(hash(&self.line))
    }

    /// All that was counted.
    #[must_use]
    pub fn finish(mut self) -> Tallied {
        crate::domain::sort(&mut self.versions);
        let hours = self.versions.chunk_by(|(one, _), (other, _)| one == other);
        let bucket = |hour: &[(Hour, u64)]| Bucket {
            start: hour.first().map_or(0, |(start, _)| *start),
            count: hour.len(),
            sum: hour.iter().fold(0, |sum, (_, hash)| sum.wrapping_add(*hash)),
        };
        Tallied(hours.map(bucket).collect_vec())
    }
}

/// FNV-1a with 64 bits, mixed at the end as in SplitMix64, because the hashes of a range are added up.
fn hash(bytes: &[u8]) -> u64 {
    let fnv = bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (fnv ^ (fnv >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A counted diary: an entry for each hour with versions, oldest first.
#[derive(Debug)]
pub struct Tallied(Vec<Bucket>);

impl Tallied {
    /// What this phone tells others that it holds.
    #[must_use]
    pub fn holdings(&self) -> Holdings {
        let many = MANY.max(self.0.iter().map(|bucket| bucket.count).sum::<usize>() / OLDER);
        let mut ranges: Vec<Bucket> = Vec::new();
        for bucket in self.0.iter().rev() {
            let of_range = ranges.len();
            match ranges.last_mut() {
                Some(range) if of_range > HOURS_ALONE && belongs(bucket, range, of_range, many) => {
                    *range = Bucket { start: bucket.start, count: range.count + bucket.count, sum: range.sum.wrapping_add(bucket.sum) };
                }
                _ => ranges.push(*bucket),
            }
        }
        // The last range is empty, so that what comes later does not belong to the newest hour.
        let end = self.0.last().map(|newest| (newest.start.saturating_add(1), 0));
        Holdings(ranges.iter().rev().map(|range| (range.start, range.sum & HASH_BITS)).chain(end).collect_vec())
    }

    /// The ranges in which the other phone may lack something that this one has. `None`: nothing is known of the other phone.
    #[must_use]
    pub fn missing_from(&self, theirs: Option<&Holdings>) -> Gaps {
        let Some(Holdings(theirs)) = theirs else { return Gaps(std::iter::once(0..Hour::MAX).collect_vec()) };
        let mut starts = std::iter::once((0, 0)).chain(theirs.iter().copied()).peekable();
        let (mut gaps, mut left) = (Vec::new(), self.0.as_slice());
        while let Some((start, hash)) = starts.next() {
            let end = starts.peek().map_or(Hour::MAX, |(next, _)| *next);
            let (within, later) = left.split_at_checked(left.partition_point(|bucket| bucket.start < end)).unwrap_or_default();
            left = later;
            let sum = within.iter().fold(0, |sum: u64, bucket| sum.wrapping_add(bucket.sum));
            if !within.is_empty() && sum & HASH_BITS != hash {
                gaps.push(start..end);
            }
        }
        Gaps(gaps)
    }
}

/// True when the next older hour belongs to the range, which is the last of so many.
const fn belongs(bucket: &Bucket, range: &Bucket, ranges: usize, many: usize) -> bool {
    let is_same_day = bucket.start / HOURS_PER_DAY == range.start / HOURS_PER_DAY;
    is_same_day || (ranges > HOURS_ALONE + DAYS_ALONE && range.count < many)
}

/// What a phone says it holds: where each range begins, in hours since 1970 UTC, and the hash of its versions. A range ends where the next
/// begins, the last one never; before the first there is nothing. Starts rise strictly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Holdings(Vec<(Hour, u64)>);

impl Holdings {
    /// Reads `[[498622,"0123456789ab"],…]`; `None` for anything else.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        let written: String = json.split_ascii_whitespace().collect();
        let ranges = written.strip_prefix('[')?.strip_suffix(']')?;
        if ranges.is_empty() {
            return Some(Self::default());
        }
        let range = |range: &str| {
            let (start, hash) = range.split_once(',')?;
            Some((start.parse().ok()?, hash_of(hash.strip_prefix('"')?.strip_suffix('"')?)?))
        };
        let ranges = ranges.strip_prefix('[')?.strip_suffix(']')?.split("],[").map(range).collect::<Option<Vec<_>>>()?;
        (ranges.len() <= RANGES_MAX && ranges.is_sorted_by(|(one, _), (next, _)| one < next)).then_some(Self(ranges))
    }
}

/// Reads exactly 12 lower-case hex digits.
fn hash_of(text: &str) -> Option<u64> {
    let hash = u64::from_str_radix(text, 16).ok()?;
    (format!("{hash:012x}") == text).then_some(hash)
}

impl std::fmt::Display for Holdings {
    /// Writes the JSON that [`Holdings::parse`] reads.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[")?;
        for (index, (start, hash)) in self.0.iter().enumerate() {
            write!(f, "{}[{start},\"{hash:012x}\"]", if index > 0 { "," } else { "" })?;
        }
        f.write_str("]")
    }
}

/// Ranges of time in which the other phone may lack something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps(Vec<std::ops::Range<Hour>>);

impl Gaps {
    /// True for a record with a version that the other phone may lack.
    #[must_use]
    pub fn holds(&self, record: &Record) -> bool {
        record.versions().map(|version| hour_of(version.stamp)).any(|hour| self.0.iter().any(|gap| gap.contains(&hour)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Body, DeviceId, Entry, Moment, Pain, Score, SpeakerRef};

    const NOON_MS: i64 = 1_795_435_200_000;

    /// A number, said at this hour after noon.
    fn record(hour: i64, device: u64) -> Record {
        let at_ms = NOON_MS + hour * HOUR_MS;
        let score = Score::Number(Pain::new(5).expect("0 to 10"));
        let entry = Entry::tapped(Moment::from_clock(at_ms, 0), score, SpeakerRef::Patient);
        let id = RecordId::new(at_ms, &[u8::try_from(device).expect("small"); 10]);
        Record::new(id, Version::first(at_ms, DeviceId::new(device), Body::Entry(entry)))
    }

    fn tallied<'r>(records: impl IntoIterator<Item = &'r Record>) -> Tallied {
        let mut tally = Tally::default();
        records.into_iter().for_each(|record| tally.add(record).expect("can be written"));
        tally.finish()
    }

    #[test]
    fn what_is_held_in_any_order_is_not_missing_and_all_else_is() {
        let all: Vec<Record> = (0..3000).map(|hour| record(hour * 7, 1)).collect();
        let ours = tallied(&all);
        assert_eq!(ours.missing_from(Some(&tallied(all.iter().rev()).holdings())), Gaps::default());
        for lacks in [0, 1, 1500, 2900, 2999] {
            let theirs = tallied(all.iter().enumerate().filter(|(index, _)| *index != lacks).map(|(_, record)| record)).holdings();
            let gaps = ours.missing_from(Some(&theirs));
            assert!(gaps.holds(&all[lacks]), "{lacks}");
            let sent = all.iter().filter(|record| gaps.holds(record)).count();
            assert!(sent <= if lacks > 2900 { 2 } else { 260 }, "{lacks}: {sent}");
        }
        assert!(all.iter().all(|record| ours.missing_from(None).holds(record)));
        assert!(all.iter().all(|record| ours.missing_from(Some(&Holdings::default())).holds(record)));
    }

    #[test]
    fn a_version_is_missing_also_where_the_other_phone_holds_more() {
        let [ours, theirs] = [[record(0, 1), record(1, 1)], [record(0, 2), record(1, 1)]];
        let gaps = tallied(&ours).missing_from(Some(&tallied(&theirs).holdings()));
        assert_eq!(ours.map(|record| gaps.holds(&record)), [true, false]);
    }

    #[test]
    fn it_stays_small_and_is_read_as_it_was_written() {
        let years: Vec<Record> = (0..40_000).map(|hour| record(hour * 2, 1)).collect();
        let holdings = tallied(&years).holdings();
        let json = holdings.to_string();
        assert!(json.len() < 4000, "{} bytes", json.len());
        assert_eq!(Holdings::parse(&json), Some(holdings));
        for odd in [
            "",
            "{}",
            "[[1]]",
            r#"[[1,"0123456789ab"],[1,"0123456789ab"]]"#,
            r#"[[1,"12"]]"#,
            r#"[[-1,"0123456789ab"]]"#,
            r#"[[1,"+123456789ab"]]"#,
        ] {
            assert_eq!(Holdings::parse(odd), None, "{odd}");
        }
    }
}
