//! Makes the files for other phones before the tap, because a share sheet opens only during it.

use leptos::task::spawn_local;

use super::context::{Gifts, Shell};
use crate::app::{ExchangeCommand, Offer, Peer};
use crate::domain::CollectVec;
use crate::format::gift_name;
use crate::platform::files::{self, SaveOutcome};
use crate::platform::{clock, pause};

impl Shell {
    /// Makes a file for each phone that was heard from, and one for any other. Begins anew when the diary changes.
    pub(super) fn prepare_gifts(self) {
        let (revision, can) = self.peek(|model| (model.revision, model.loading.is_fully_loaded));
        let inner = self.inner();
        let is_made = self.peek(|model| matches!(model.exchange, crate::app::Exchange::Ready(of, _) if of == revision));
        if !can || is_made || inner.making_gifts.replace(Some(revision)) == Some(revision) {
            return;
        }
        spawn_local(async move {
            if let Some((offers, files)) = self.make_gifts(revision).await {
                self.inner().gifts.replace(files);
                self.dispatch(ExchangeCommand::Made(revision, offers));
            }
            let making = self.inner();
            if making.making_gifts.get() == Some(revision) {
                making.making_gifts.set(None);
            }
        });
    }

    /// `None` when the diary changed meanwhile, or cannot be written.
    async fn make_gifts(self, revision: u64) -> Option<(Vec<Offer>, Gifts)> {
        let steps = (self.inner().later.get()?.outgoing)();
        let (mut outgoing, peers, own) = self.peek(|model| ((steps.begin)(&model.diary), model.peers.clone(), model.device));
        let phones: Vec<Option<&Peer>> = peers.list.iter().map(Some).chain([None]).collect_vec();
        let now = clock::now();
        while !self
            .peek(|model| (model.revision == revision).then(|| (steps.step)(&mut outgoing, &model.diary, now, &phones).ok()))
            .flatten()?
        {
            pause::pause().await;
        }
        let name = gift_name(now.day());
        let made = (steps.finish)(outgoing, own?.profile());
        let files = made.iter().map(|(offer, file)| (offer.peer, files::prepare(&name, file))).collect_vec();
        Some((made.into_iter().map(|(offer, _)| offer).collect_vec(), files))
    }

    /// Hands over a file that was made: the buttons wait for it.
    pub(super) fn give(self, peer: Option<u32>) {
        let prepared = self.inner().gifts.borrow().iter().find(|(of, _)| *of == peer).map(|(_, prepared)| prepared.clone());
        spawn_local(async move {
            let outcome = match prepared {
                Some(prepared) => prepared.hand_over().await,
                None => SaveOutcome::Failed,
            };
            self.dispatch(match outcome {
                SaveOutcome::Shared | SaveOutcome::Downloaded => ExchangeCommand::Given,
                SaveOutcome::Cancelled => ExchangeCommand::NotGiven { failed: false },
                SaveOutcome::Failed => ExchangeCommand::NotGiven { failed: true },
            });
        });
    }

    pub(super) fn keep_peer(self, peer: Peer) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            // If this fails, that phone is given more than it lacks.
            if store.note_peer(&peer).await.is_err() {
                leptos::logging::warn!("what a phone holds was not kept");
            }
        });
    }
}
