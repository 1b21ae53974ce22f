//! Reading a chosen file, slice by slice.

use leptos::task::spawn_local;

use super::App;
use crate::app::{Command, Import, ImportFile, Reading};
use crate::format::FileError;
use crate::platform::{files, pause};

impl App {
    /// Opens a file the person has chosen.
    pub fn open_backup(self, file: web_sys::File) {
        self.dispatch(Command::OpenFile);
        spawn_local(async move {
            match self.read_backup(&file).await {
                Ok(Some(read)) => self.dispatch(Command::ImportRead(read)),
                Ok(None) => {}
                Err(error) => self.dispatch(Command::ImportRefused(error)),
            }
        });
    }

    /// `None` when it was cancelled.
    async fn read_backup(self, file: &web_sys::File) -> Result<Option<ImportFile>, FileError> {
        let bytes = files::read_file(file).await?;
        pause::pause().await;
        let mut reading = Reading::begin(&bytes)?;
        let mut is_read = false;
        loop {
            is_read = is_read || reading.go_on()?;
            // What is new can only be told once the whole diary has been read.
            if is_read && self.peek(|model| model.complete) {
                return Ok(Some(reading.finish()));
            }
            let (done, all) = reading.progress();
            self.dispatch(Command::ImportProgress(done, all));
            pause::pause().await;
            if !self.peek(|model| matches!(model.import, Import::Reading(..))) {
                return Ok(None);
            }
        }
    }
}
