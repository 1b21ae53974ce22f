//! Backups: saved, opened, previewed, imported.

use crate::app::{App, PATIENCE};
use anyhow::{Context, Result, bail};
use fantoccini::Locator;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

impl App {
    /// Presses "Save a backup" and reads the downloaded file.
    pub async fn save_backup(&self) -> Result<Value> {
        self.go("#/more/backup", "Backup").await?;
        let (_, text) = self.download("Save a backup").await?;
        serde_json::from_str(&text).context("the backup is JSON")
    }

    /// Presses a button that downloads a file; returns its name and text.
    pub async fn download(&self, button: &str) -> Result<(String, String)> {
        let folder = self.browser.profile.downloads();
        for entry in std::fs::read_dir(&folder)? {
            std::fs::remove_file(entry?.path())?;
        }
        self.click("button", button).await?;
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(path) = finished(&folder)? {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                // Browsers create the file before they fill it, some under another name.
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                // JSON, or a calendar.
                if text.trim_end().ends_with('}') || text.trim_end().ends_with("END:VCALENDAR") {
                    return Ok((name, text));
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("\"{button}\" brought no file. {}", self.summary().await)
    }

    /// Presses a button that downloads a file of any kind; returns its path once it no longer grows.
    pub async fn download_file(&self, button: &str) -> Result<PathBuf> {
        let folder = self.browser.profile.downloads();
        for entry in std::fs::read_dir(&folder)? {
            std::fs::remove_file(entry?.path())?;
        }
        self.click("button", button).await?;
        let (end, mut before) = (Instant::now() + PATIENCE, 0);
        while Instant::now() < end {
            // It may be renamed between the two.
            let found = finished(&folder)?.and_then(|path| Some((path.metadata().ok()?.len(), path)));
            match found {
                Some((bytes, path)) if bytes > 0 && bytes == before => return Ok(path),
                found => before = found.map_or(0, |(bytes, _)| bytes),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("\"{button}\" brought no file. {}", self.summary().await)
    }

    /// Gives the file to "Open a backup" as the file chooser does.
    pub async fn choose_file(&self, path: &Path) -> Result<()> {
        self.go("#/more/backup", "Backup").await?;
        self.find("button", "Open a backup").await?;
        self.choose_file_here(path).await
    }

    /// Gives the file to the file chooser of this screen.
    pub async fn choose_file_here(&self, path: &Path) -> Result<()> {
        let input = self.browser.client.find(Locator::Css("#backup-file")).await?;
        // Chromium takes no path with ".." in it.
        input.send_keys(&path.canonicalize()?.to_string_lossy()).await?;
        Ok(())
    }

    /// Opens a backup up to the preview; returns new, altered (changed, replaced or deleted), same, refused.
    pub async fn preview(&self, path: &Path) -> Result<[u64; 4]> {
        self.choose_file(path).await?;
        self.preview_counts().await
    }

    /// The counts on the preview, once it is there.
    pub async fn preview_counts(&self) -> Result<[u64; 4]> {
        let [new, changed, deleted, replaced, same, refused] = self.preview_in_full().await?;
        Ok([new, changed + deleted + replaced, same, refused])
    }

    /// The counts on the preview one by one: new, changed, deleted, replaced, same, refused. One that is 0 is not on the screen.
    pub async fn preview_in_full(&self) -> Result<[u64; 6]> {
        let script = "const of = (n) => document.querySelector(`section.preview dd[data-count=${n}]`)?.textContent.replace(/\\D/g, '') ?? '0';
            return !!document.querySelector('section.preview') && ['new', 'changed', 'deleted', 'replaced', 'same', 'refused'].map(of).map(Number)";
        let counts = self.wait_for(Duration::from_secs(60), "a preview", script, vec![]).await?;
        let at = |index: usize| counts[index].as_u64().unwrap_or(u64::MAX);
        Ok([at(0), at(1), at(2), at(3), at(4), at(5)])
    }

    /// Opens a backup and adds it to the diary.
    pub async fn import(&self, path: &Path) -> Result<[u64; 4]> {
        let counts = self.preview(path).await?;
        self.click("button", "Add to my diary").await?;
        let script = "return statusText().startsWith('Added ')";
        self.wait_for(Duration::from_secs(90), "status \"Added …\"", script, vec![]).await?;
        Ok(counts)
    }
}

/// A file in the folder that is no longer being written.
fn finished(folder: &Path) -> Result<Option<PathBuf>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let unfinished = name.starts_with('.') || [".crdownload", ".part", ".wkdownload", ".tmp"].iter().any(|end| name.ends_with(end));
        if !unfinished && path.is_file() {
            return Ok(Some(path));
        }
    }
    Ok(None)
}
