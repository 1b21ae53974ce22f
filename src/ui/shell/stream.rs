//! The stream of codes: what is sent, and what becomes of what arrives.

use js_sys::Uint8Array;
use leptos::task::spawn_local;

use super::context::Shell;
use super::late::Late;
use crate::app::{Route, StreamCommand, StreamFault, StreamJob, StreamState};
use crate::platform::stream::{self, StreamNews};

impl Shell {
    pub(super) fn run_stream(self, job: StreamJob) {
        match job {
            StreamJob::Show => self.run_late(Late::ShowCodes),
            StreamJob::Scan => stream::scan(),
            StreamJob::Stop => stream::stop(),
        }
    }

    pub(super) fn show_codes(self) {
        spawn_local(async move {
            let payload = self.stream_payload().await;
            // It may have been left meanwhile.
            if self.peek(|model| model.ui.stream.is_some()) {
                match payload {
                    Some(bytes) => stream::show(&bytes),
                    None => self.dispatch(StreamCommand::Became(StreamState::Failed(StreamFault::Broken))),
                }
            }
        });
    }

    /// What is shown as codes: the bytes of a file that "Open a backup" opens. `None` when it could not be written.
    async fn stream_payload(self) -> Option<Uint8Array> {
        let (revision, peer) = self.peek(|model| (model.revision, model.shown_peer().cloned()));
        let profile = peer.as_ref().map(|peer| peer.profile);
        // On the screen before this one it was made already.
        let is_made = self.peek(|model| model.exchange.offer(revision, profile).is_some());
        if let Some(gift) = self.gift(profile).filter(|_| is_made) {
            return gift.bytes().await;
        }
        let file = self.make_gift(revision, peer.as_ref()).await?;
        Some(Uint8Array::from(&*file))
    }

    /// Its screen begins by itself, once the whole diary has been read.
    pub(super) fn show_stream_on_its_page(self) {
        let begins =
            |model: &crate::app::Model| model.route == Route::StreamShow && model.loading.is_fully_loaded && model.ui.stream.is_none();
        if self.peek(begins) {
            spawn_local(async move {
                if self.peek(begins) {
                    self.dispatch(StreamCommand::Begin(StreamJob::Show));
                }
            });
        }
    }

    /// Hears what happens, for as long as the page lives.
    pub(super) fn listen_to_stream(self) {
        stream::on_news(move |news| match news {
            StreamNews::State(state) => self.dispatch(StreamCommand::Became(state)),
            StreamNews::Whole(file) => {
                self.open_backup(file);
                self.dispatch(StreamCommand::Received);
            }
        });
    }
}
