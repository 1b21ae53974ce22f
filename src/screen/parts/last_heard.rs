//! Until when the entries of the other phones are here.

use super::super::Screen;
use super::super::node::{Node, el};
use crate::app::Peer;
use crate::domain::CollectVec;

impl Screen<'_> {
    /// "Benedikt's phone", or "another phone" where it is not known who uses it.
    pub fn phone_name(&self, profile: u32) -> String {
        match self.model.diary.user_of(profile) {
            Some(user) => self.text.phone_of(&self.name(&self.model.diary.resolve_speaker(user, profile))),
            None => self.text.phone_other(),
        }
    }
}

/// "Entries from Benedikt's phone: up to 14:03".
pub fn last_heard(screen: &Screen<'_>, peer: &Peer) -> Node {
    let words = screen.text.last_heard(&screen.phone_name(peer.profile), &screen.when(peer.heard));
    el("p", "soft").key(format!("heard-{:08x}", peer.profile)).text(words)
}

/// The same for each phone, wherever last doses are shown: one taken there later is not here yet.
pub fn all_heard(screen: &Screen<'_>) -> Vec<Node> {
    screen.model.peers.list.iter().rev().map(|peer| last_heard(screen, peer)).collect_vec()
}
