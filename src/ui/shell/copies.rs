//! Makes the daily copies in a folder.

use std::sync::Arc;

use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;

use super::context::Shell;
use crate::app::{CopiesCommand, CopiesJob};
use crate::platform::{copies, pause};

/// Time after which the folder is looked at, in milliseconds: after a start, the page is idle by then.
const REST_MS: u32 = 4_000;

impl Shell {
    /// Does it, and reports the folder as it is then.
    pub(super) fn copies_here(self, job: CopiesJob) {
        spawn_local(async move {
            let mut copy = JsValue::UNDEFINED;
            if job == CopiesJob::Look {
                pause::sleep(REST_MS).await;
            } else if job == CopiesJob::Write {
                let revision = self.peek(|model| model.copies.copying.as_ref().map(|copying| copying.revision));
                let Some(file) = self.make_backup(revision).await else { return self.dispatch(CopiesCommand::Outdated) };
                self.peek(|model| model.copies.copying.iter().for_each(|copying| copy = copies::written(&copying.plan, &file)));
            }
            let (folder, fault) = copies::run(job, &copy).await;
            self.dispatch(CopiesCommand::Done(job, folder.map(Arc::new), fault));
        });
    }
}
