//! Body regions that hurt and paths over the body, with their edits.

use super::part::EditOf;
use super::{Code, Pain};

/// A region of the body that hurts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// The region.
    pub region: Code,
    /// The pain there, 0..=10, if recorded.
    pub pain: Option<Pain>,
}

impl Site {
    /// Most places in one entry.
    pub const COUNT_MAX: usize = 64;
    /// Most paths in one entry.
    pub const PATHS_MAX: usize = 8;
    /// Most regions in one path; a path has at least two.
    pub const PATH_REGIONS_MAX: usize = 12;

    /// True for a valid path: 2 to [`Self::PATH_REGIONS_MAX`] regions, none equal to the one before it.
    #[must_use]
    pub fn is_path(path: &[Code]) -> bool {
        (2..=Self::PATH_REGIONS_MAX).contains(&path.len()) && path.iter().zip(path.iter().skip(1)).all(|(from, to)| from != to)
    }
}

/// Marks a region, with its pain if recorded; `None` removes the mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteEdit(pub Code, pub Option<Option<Pain>>);

impl EditOf<Vec<Site>> for SiteEdit {
    fn apply(self, sites: &mut Vec<Site>) {
        let Self(region, mark) = self;
        let Some(pain) = mark else { return sites.retain(|site| site.region != region) };
        if let Some(site) = sites.iter_mut().find(|site| site.region == region) {
            site.pain = pain;
        } else if sites.len() < Site::COUNT_MAX {
            sites.push(Site { region, pain });
        }
    }

    fn of(&self, sites: &Vec<Site>) -> Self {
        Self(self.0.clone(), sites.iter().find(|site| site.region == self.0).map(|site| site.pain))
    }
}

/// Replaces all paths. Does nothing if there are too many or one is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathsEdit(pub Vec<Vec<Code>>);

impl EditOf<Vec<Vec<Code>>> for PathsEdit {
    fn apply(self, spread: &mut Vec<Vec<Code>>) {
        if self.0.len() <= Site::PATHS_MAX && self.0.iter().all(|path| Site::is_path(path)) {
            *spread = self.0;
        }
    }

    fn of(&self, spread: &Vec<Vec<Code>>) -> Self {
        Self(spread.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_from_one_region_to_another() {
        let path = |regions: &[&'static str]| Site::is_path(&regions.iter().map(|region| Code::listed(region)).collect::<Vec<_>>());
        assert!(path(&["lower-back-left", "buttock-left", "calf-left"]));
        assert!(!path(&["jaw"]) && !path(&[]) && !path(&["jaw", "jaw"]) && !path(&["jaw", "face"].repeat(7)));
    }
}
