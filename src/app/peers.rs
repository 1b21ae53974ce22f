//! The other phones from which files were taken here, and what they lack.

use crate::domain::{CollectVec, Moment};
use crate::format::{Holdings, Object, Sender};

/// A phone from which a file was taken, as it was when the file was made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Peer {
    /// Its browser profile.
    pub profile: u32,
    /// When that file was made, by its clock.
    pub heard: Moment,
    /// What its diary held then. It holds at least that now, unless an import was undone there: its next file says so.
    pub holds: Holdings,
}

impl From<Sender> for Peer {
    fn from(Sender { profile, at, holds }: Sender) -> Self {
        Self { profile, heard: at, holds }
    }
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Peers {
    /// The one heard from last comes last.
    pub list: Vec<Peer>,
}

impl Peers {
    /// Most phones that are remembered; of more, those heard from last.
    pub const MAX: usize = 20;

    /// Reads the list from `meta`, without what cannot be read: such a phone is given everything.
    #[must_use]
    pub fn read(kept: &Object<'_>) -> Option<Self> {
        let peer = |kept: &Object<'_>| {
            let profile = u32::from_str_radix(&kept.text("from")?, 16).ok()?;
            Some(Peer { profile, heard: Moment::parse(&kept.text("heard")?).ok()?, holds: Holdings::parse(&kept.text("holds")?)? })
        };
        Some(Self { list: kept.objects("list")?.iter().filter_map(peer).collect() })
    }

    /// As stored in `meta`: JSON that [`Peers::read`] reads. By hand, because a derived writer adds to what is loaded first.
    #[must_use]
    pub fn written(&self) -> String {
        let one = |Peer { profile, heard, holds }: &Peer| {
            let holds = holds.to_string().replace('"', "\\\"");
            format!(r#"{{"from":"{profile:08x}","heard":"{heard}","holds":"{holds}"}}"#)
        };
        format!(r#"{{"list":[{}]}}"#, self.list.iter().map(one).joined(","))
    }

    /// Notes what a phone said last. What it said before is replaced, also by a file that says less: it may have lost something since.
    pub fn note(&mut self, peer: Peer) {
        self.list.retain(|known| known.profile != peer.profile);
        self.list.push(peer);
        let over = self.list.len().saturating_sub(Self::MAX);
        self.list.drain(..over);
    }

    /// What was heard from that phone last.
    #[must_use]
    pub fn of(&self, profile: u32) -> Option<&Peer> {
        self.list.iter().find(|peer| peer.profile == profile)
    }
}

/// What a file for another phone has in it. It may hold more than that phone lacks, never less.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The phone; `None` for one of which nothing is known, which is given everything.
    pub peer: Option<u32>,
    /// Numbers.
    pub entries: usize,
    /// Medicines taken or skipped, and other relief.
    pub doses: usize,
    /// Answers to questions.
    pub answers: usize,
    /// Everything else, deleted records included.
    pub others: usize,
    /// Size of the file in bytes.
    pub bytes: usize,
}

impl Offer {
    /// Number of records.
    #[must_use]
    pub const fn records(&self) -> usize {
        self.entries + self.doses + self.answers + self.others
    }
}

/// What this phone can give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Exchange {
    /// The files are not made yet.
    #[default]
    Unknown,
    /// They are made, from the diary of this revision; that for any other phone comes last.
    Ready(u64, Vec<Offer>),
}

impl Exchange {
    /// What is in the file for that phone; `None` until it is made from the diary of this revision.
    #[must_use]
    pub fn offer(&self, revision: u64, peer: Option<u32>) -> Option<&Offer> {
        match self {
            Self::Ready(of, offers) if *of == revision => offers.iter().find(|offer| offer.peer == peer),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(profile: u32, minute: u32) -> Peer {
        let heard = Moment::parse(&format!("2026-11-23T14:{minute:02}:00+01:00")).expect("a time");
        Peer { profile, heard, holds: Holdings::parse(r#"[[498622,"0123456789ab"]]"#).expect("holdings") }
    }

    #[test]
    fn they_are_read_as_they_were_written_and_a_damaged_one_is_forgotten() {
        let mut peers = Peers::default();
        (1..=3).for_each(|number| peers.note(peer(number, number)));
        let text = peers.written();
        assert_eq!(Peers::read(&Object::parse(&text).expect("an object")), Some(peers.clone()));
        let damaged = text.replacen("0123456789ab", "?", 1);
        peers.list.remove(0);
        assert_eq!(Peers::read(&Object::parse(&damaged).expect("an object")), Some(peers));
    }

    #[test]
    fn what_a_phone_said_last_counts_and_the_last_twenty_phones_are_remembered() {
        let mut peers = Peers::default();
        (0..30).for_each(|number| peers.note(peer(number, number)));
        peers.note(peer(12, 2));
        let profiles: Vec<u32> = peers.list.iter().map(|peer| peer.profile).collect();
        assert_eq!(profiles, [10, 11].into_iter().chain(13..30).chain([12]).collect::<Vec<_>>());
        assert_eq!(peers.of(12), Some(&peer(12, 2)));
    }
}
