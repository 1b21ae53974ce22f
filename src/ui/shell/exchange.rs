//! Makes the files for other phones before the tap, because a share sheet opens only during it.

use leptos::task::spawn_local;

use super::context::Shell;
use super::import::has_time;
use crate::app::{ExchangeCommand, Made, Outgoing, Peer, Route};
use crate::domain::CollectVec;
use crate::format::gift_name;
use crate::platform::files::{self, Prepared, SaveOutcome};
use crate::platform::{clock, pause, stream};

/// Time after which making files yields to painting and taps, in milliseconds.
const TURN_MS: f64 = 25.0;
/// Time in which what is made already is painted, and a tap on it comes first, in milliseconds.
const REST_MS: u32 = 100;

impl Shell {
    /// Makes a file for each phone that was heard from, and one for any other. Begins anew when the diary changes.
    pub(super) fn prepare_gifts(self) {
        let (revision, can) = self.peek(|model| (model.revision, model.loading.is_fully_loaded));
        let inner = self.inner();
        let is_made = self.peek(|model| model.exchange.offer(revision, None).is_some());
        if !can || is_made || inner.making_gifts.replace(Some(revision)) == Some(revision) {
            return;
        }
        // Likely to be the next thing.
        stream::get_ready();
        spawn_local(async move {
            // A file that was taken meanwhile changes what is known of its phone: they are made anew.
            while self.make_all_gifts(revision).await == Some(false) {}
            let making = self.inner();
            if making.making_gifts.get() == Some(revision) {
                making.making_gifts.set(None);
            }
        });
    }

    /// The files for the phones that were heard from first: the whole diary takes longer, and is given up when its screen is left.
    /// `Some(false)` when a file was taken meanwhile; `None`: see [`Shell::write_gifts`].
    async fn make_all_gifts(self, revision: u64) -> Option<bool> {
        let peers = self.peek(|model| model.peers.clone());
        let known: Vec<Option<&Peer>> = peers.list.iter().map(Some).collect_vec();
        let (mut all_offers, mut all_files) = (Vec::new(), Vec::new());
        let mut outgoing = self.begin_gifts()?;
        for phones in [known, std::iter::once(None).collect_vec()].into_iter().filter(|phones| !phones.is_empty()) {
            if !all_files.is_empty() {
                pause::sleep(REST_MS).await;
            }
            let name = gift_name(clock::now().day());
            for (offer, file) in self.write_gifts(&mut outgoing, revision, &phones, Route::has_gifts).await? {
                all_files.push((offer.peer, files::prepare(&name, &file)));
                all_offers.push(offer);
            }
            if self.peek(|model| model.peers != peers) {
                return Some(false);
            }
            self.inner().gifts.replace(all_files.clone());
            self.dispatch(ExchangeCommand::Made(revision, all_offers.clone()));
        }
        Some(true)
    }

    /// The file for a phone, for a screen that does without the others.
    pub(super) async fn make_gift(self, revision: u64, phone: Option<&Peer>) -> Option<Vec<u8>> {
        let (_, file) = self.write_gifts(&mut self.begin_gifts()?, revision, &[phone], |_| true).await?.pop()?;
        Some(file)
    }

    fn begin_gifts(self) -> Option<Outgoing> {
        let steps = (self.inner().later.get()?.outgoing)();
        Some(self.peek(|model| (steps.begin)(&model.diary)))
    }

    /// `None` when the diary changed meanwhile, cannot be written, or the route is none for which it goes on.
    async fn write_gifts(
        self,
        outgoing: &mut Outgoing,
        revision: u64,
        phones: &[Option<&Peer>],
        goes_on: fn(Route) -> bool,
    ) -> Option<Made> {
        let steps = (self.inner().later.get()?.outgoing)();
        let own = self.peek(|model| model.device)?;
        let now = clock::now();
        let mut step = || {
            self.peek(|model| {
                (model.revision == revision && goes_on(model.route)).then(|| (steps.step)(outgoing, &model.diary, now, phones).ok())
            })
        };
        let mut pause_ms = clock::monotonic_ms() + TURN_MS;
        while !step().flatten()? {
            if !has_time(pause_ms) {
                pause::pause().await;
                pause_ms = clock::monotonic_ms() + TURN_MS;
            }
        }
        Some((steps.finish)(outgoing, own.profile()))
    }

    /// Hands over a file that was made: the buttons wait for it.
    pub(super) fn give(self, peer: Option<u32>) {
        let prepared = self.gift(peer);
        spawn_local(async move {
            let outcome = match prepared {
                Some(prepared) => prepared.hand_over().await,
                None => SaveOutcome::Failed,
            };
            self.gift_handed_over(outcome);
        });
    }

    pub(super) fn gift_handed_over(self, outcome: SaveOutcome) {
        self.dispatch(match outcome {
            SaveOutcome::Shared | SaveOutcome::Downloaded => ExchangeCommand::Given,
            SaveOutcome::Cancelled => ExchangeCommand::NotGiven { failed: false },
            SaveOutcome::Failed => ExchangeCommand::NotGiven { failed: true },
        });
    }

    /// The file for that phone that was made last.
    pub(super) fn gift(self, peer: Option<u32>) -> Option<Prepared> {
        self.inner().gifts.borrow().iter().find(|(of, _)| *of == peer).map(|(_, prepared)| prepared.clone())
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
