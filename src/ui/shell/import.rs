//! Reads a chosen file, slice by slice.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::context::Shell;
use crate::app::{ImportCommand, ImportFile, ReadingSteps, Route};
use crate::format::{FileError, is_sealed};
use crate::platform::{clock, files, pause, worker};

/// Time after which reading yields to painting and taps, in milliseconds.
const TURN_MS: f64 = 30.0;
/// Interval of checking whether the later part of the program is loaded, in milliseconds.
const LATER_MS: u32 = 50;
/// Interval between two updates of the progress, in milliseconds.
const PROGRESS_MS: f64 = 100.0;

impl Shell {
    /// Opens the file chosen in an input, if there is one.
    pub fn open_chosen(self, input: &web_sys::HtmlInputElement) {
        if let Some(file) = files::chosen_file(input) {
            self.open_backup(file);
        }
    }

    /// Opens a file that another app shared with this one, or that was opened with it.
    /// While the diary is locked it waits where it is.
    pub(super) fn open_from_outside(self) {
        if self.peek(|model| model.lock.is_locked()) {
            return;
        }
        spawn_local(async move {
            if let Some(file) = worker::take_file().await {
                self.go(Route::Exchange);
                self.open_file(file);
            }
        });
    }

    pub(super) fn open_backup(self, file: web_sys::File) {
        self.open_file(Ok(file));
    }

    fn open_file(self, file: Result<web_sys::File, FileError>) {
        let inner = self.inner();
        let number = inner.reading.get() + 1;
        inner.reading.set(number);
        self.dispatch(ImportCommand::Open(number));
        spawn_local(async move {
            let read = match &file {
                Ok(file) => self.unsealed(files::read_file(file).await).await,
                Err(error) => Err(*error),
            };
            match read {
                Ok(bytes) if is_sealed(&bytes) || (self.reading_steps().await.is_locked)(&bytes) => {
                    self.inner().sealed_file.replace(Rc::new(bytes));
                    self.dispatch(ImportCommand::Sealed(number));
                }
                Ok(bytes) => self.read_opened(&bytes, number).await,
                Err(error) => self.dispatch(ImportCommand::Refused(number, error)),
            }
        });
    }

    /// A file that was shared while the diary was locked waited sealed.
    async fn unsealed(self, read: Result<Vec<u8>, FileError>) -> Result<Vec<u8>, FileError> {
        match (read, self.store()) {
            (Ok(bytes), Some(store)) => Ok(store.open_value(bytes).await),
            (read, _) => read,
        }
    }

    /// The functions that read a file, once the later part is loaded.
    async fn reading_steps(self) -> ReadingSteps {
        loop {
            match self.inner().later.get() {
                Some(later) => return (later.reading)(),
                None => pause::sleep(LATER_MS).await,
            }
        }
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
        let steps = self.reading_steps().await;
        let mut reading = (steps.begin)(bytes)?;
        let (mut is_read, mut shown_ms) = (false, 0.0);
        loop {
            let now_ms = clock::monotonic_ms();
            is_read = is_read || (steps.go_on)(&mut reading, &|| has_time(now_ms + TURN_MS))?;
            // What is new is known only once the whole diary has been read.
            if is_read && self.peek(|model| model.loading.is_fully_loaded) {
                return Ok(Some((steps.finish)(reading)));
            }
            if now_ms >= shown_ms + PROGRESS_MS {
                shown_ms = now_ms;
                let (done, all) = (steps.progress)(&reading);
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
pub(super) fn has_time(end_ms: f64) -> bool {
    let now_ms = clock::monotonic_ms();
    now_ms > 0.0 && now_ms < end_ms
}
