//! How often and how strong each region hurt in a range of days. Only what was recorded is counted.

use crate::domain::{Code, Entry, Pain, sort_by_key};

/// The entries that mark one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionSum {
    /// The region.
    pub region: Code,
    /// In how many entries it was marked.
    pub count: usize,
    /// How many of these were recalled.
    pub recalled: usize,
    /// The least and the worst pain there, 0..=10, if a number was recorded.
    pub pain: Option<(Pain, Pain)>,
}

/// The marked regions, the most often marked first. The second of each pair is true for a recalled entry.
#[must_use]
pub fn body_sum<'a>(entries: impl Iterator<Item = (&'a Entry, bool)>) -> Vec<RegionSum> {
    let mut sums: Vec<RegionSum> = Vec::new();
    for (site, recalled) in entries.flat_map(|(entry, recalled)| entry.details().sites.iter().map(move |site| (site, recalled))) {
        if !sums.iter().any(|sum| sum.region == site.region) {
            sums.push(RegionSum { region: site.region.clone(), count: 0, recalled: 0, pain: None });
        }
        let Some(sum) = sums.iter_mut().find(|sum| sum.region == site.region) else { continue };
        sum.count += 1;
        sum.recalled += usize::from(recalled);
        sum.pain = match (sum.pain, site.pain) {
            (Some((least, worst)), Some(pain)) => Some((least.min(pain), worst.max(pain))),
            (None, Some(pain)) => Some((pain, pain)),
            (known, None) => known,
        };
    }
    let worst = |sum: &RegionSum| sum.pain.map_or(-1, |(_, worst)| i64::from(worst.number()));
    sort_by_key(sums, |sum| -(i64::try_from(sum.count).unwrap_or(i64::MAX / 100) * 100 + worst(sum)))
}

/// Most arrows of a body; the other paths are in words beside it.
const PATHS_DRAWN: usize = 2;

/// The paths that are drawn, of those given with the most frequent first: a few, no two of which have a stretch in common.
#[must_use]
pub fn drawn_paths<'p>(paths: impl Iterator<Item = &'p Vec<Code>>) -> Vec<&'p Vec<Code>> {
    let shares = |one: &[Code], other: &[Code]| one.windows(2).any(|stretch| other.windows(2).any(|known| known == stretch));
    let mut drawn: Vec<&Vec<Code>> = Vec::new();
    for path in paths {
        if drawn.len() < PATHS_DRAWN && !drawn.iter().any(|known| shares(path, known)) {
            drawn.push(path);
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Details, Moment, Score, SpeakerRef};

    #[test]
    fn regions_are_counted_and_their_own_numbers_kept_apart() {
        let entry = |sites: &[(&'static str, Option<u8>)]| {
            let mut details = Details::default();
            sites.iter().for_each(|(region, pain)| assert!(details.mark(&Code::listed(region), pain.and_then(Pain::new))));
            Entry::tapped(Moment::from_clock(0, 0), Score::TooMuch, SpeakerRef::Patient).with_details(details)
        };
        let entries = [entry(&[("jaw", Some(7)), ("face", None)]), entry(&[("jaw", Some(0))]), entry(&[])];
        let pain = |least, worst| Some((Pain::new(least).expect("0 to 10"), Pain::new(worst).expect("0 to 10")));
        let expected = [
            RegionSum { region: Code::listed("jaw"), count: 2, recalled: 1, pain: pain(0, 7) },
            RegionSum { region: Code::listed("face"), count: 1, recalled: 0, pain: None },
        ];
        assert_eq!(body_sum(entries.iter().zip([false, true, false])), expected);
    }

    #[test]
    fn few_arrows_are_drawn_and_none_along_another() {
        let path = |stops: &[&'static str]| stops.iter().copied().map(Code::listed).collect::<Vec<_>>();
        let long = path(&["lower-back-left", "buttock-left", "calf-left"]);
        let across = path(&["lower-back-left", "lower-back-right"]);
        let others = [path(&["lower-back-left", "buttock-left", "knee-left"]), across.clone(), path(&["jaw", "face"])];
        assert_eq!(drawn_paths([&long].into_iter().chain(&others)), [&long, &across]);
    }
}
