//! Reads a chosen file, slice by slice.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::context::Shell;
use crate::app::{ImportCommand, ImportFile, Reading};
use crate::format::{FileError, is_sealed};
use crate::platform::{clock, files, pause};

/// Time after which reading yields to painting and taps, in milliseconds.
const TURN_MS: f64 = 30.0;
/// Interval between two updates of the progress, in milliseconds.
const PROGRESS_MS: f64 = 100.0;

impl Shell {
    /// Opens the file chosen in an input, if there is one.
    pub fn open_chosen(self, input: &web_sys::HtmlInputElement) {
        if let Some(file) = files::chosen_file(input) {
            self.open_backup(file);
        }
    }

    fn open_backup(self, file: web_sys::File) {
        let inner = self.inner();
        let number = inner.reading.get() + 1;
        inner.reading.set(number);
        self.dispatch(ImportCommand::Open(number));
        spawn_local(async move {
            match files::read_file(&file).await {
                Ok(bytes) if is_sealed(&bytes) => {
                    self.inner().sealed_file.replace(Rc::new(bytes));
                    self.dispatch(ImportCommand::Sealed(number));
                }
                Ok(bytes) => self.read_opened(&bytes, number).await,
                Err(error) => self.dispatch(ImportCommand::Refused(number, error)),
            }
        });
    }

    /// Reads the bytes of a file.
    pub(super) async fn read_opened(self, bytes: &[u8], number: u32) {
        match self.read_backup(bytes, number).await {
            Ok(Some(read)) => self.dispatch(ImportCommand::Read(number, read)),
            Ok(None) => {}
            Err(error) => self.dispatch(ImportCommand::Refused(number, error)),
        }
    }

    /// `None` when it was cancelled, or another file was opened.
    async fn read_backup(self, bytes: &[u8], number: u32) -> Result<Option<ImportFile>, FileError> {
        pause::pause().await;
        let mut reading = Reading::begin(bytes)?;
        let (mut is_read, mut shown_ms) = (false, 0.0);
        loop {
            let now_ms = clock::monotonic_ms();
            is_read = is_read || reading.go_on(|| has_time(now_ms + TURN_MS))?;
            // What is new is known only once the whole diary has been read.
            if is_read && self.peek(|model| model.loading.is_fully_loaded) {
                return Ok(Some(reading.finish()));
            }
            if now_ms >= shown_ms + PROGRESS_MS {
                shown_ms = now_ms;
                let (done, all) = reading.progress();
                self.dispatch(ImportCommand::Progress(number, done, all));
            }
            pause::pause().await;
            if !self.peek(|model| model.is_reading(number)) {
                return Ok(None);
            }
        }
    }
}

/// Also false in a browser without a monotonic clock.
fn has_time(end_ms: f64) -> bool {
    let now_ms = clock::monotonic_ms();
    now_ms > 0.0 && now_ms < end_ms
}
