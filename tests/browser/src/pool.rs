//! Browsers that a journey has left, for the next one: starting a browser costs more than most journeys. Each journey has a server on a port that
//! no other had, so an origin of its own, and all a page stores belongs to its origin: the app finds nothing of the journeys before. A journey
//! that killed or closed its browser, or wanted other than the usual settings, leaves none.

use crate::engine::Engine;
use crate::process::MARK;
use crate::profile::Options;
use crate::session::{Browser, Kept};
use anyhow::{Context, Result, ensure};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// Journeys in one browser: what an engine keeps of all of them stays small.
const USES: u32 = 25;
/// Idle browsers of an engine.
const IDLE: usize = 2;
/// For leaving and for taking over; a browser that needs longer is ended.
const PATIENCE: Duration = Duration::from_secs(10);

static POOL: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// An idle browser of that engine, with a new tab.
pub async fn take(engine: Engine, options: &Options) -> Option<Browser> {
    if *options != Options::default() {
        return None;
    }
    let kept = {
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        let index = pool.iter().position(|kept| kept.engine == engine)?;
        pool.swap_remove(index)
    };
    // One that does not come up is dropped, which ends it.
    tokio::time::timeout(PATIENCE, kept.taken_up()).await.ok()?.ok()
}

/// Keeps a browser for the next journey, if it is as it was started.
pub async fn give(browser: Browser) {
    let is_full = |engine| POOL.lock().unwrap_or_else(PoisonError::into_inner).iter().filter(|kept| kept.engine == engine).count() >= IDLE;
    if browser.options != Options::default() || is_full(browser.engine) || end_with_this_process().is_err() {
        return;
    }
    if let Ok(Ok(kept)) = tokio::time::timeout(PATIENCE, browser.left(USES)).await {
        POOL.lock().unwrap_or_else(PoisonError::into_inner).push(kept);
    }
}

/// The test runner ends without dropping what is kept here: a shell that waits for its end kills the browsers and removes their folders.
fn end_with_this_process() -> Result<()> {
    static WAITING: OnceLock<Result<Mutex<Child>, String>> = OnceLock::new();
    let script = "cat; for round in 1 2; do for process in /proc/[0-9]*; do
        tr '\\0' '\\n' < $process/environ | grep -q \"^$1=$2-\" && kill -9 ${process#/proc/}; done; sleep 0.2; done; rm -rf \"$3\"*";
    let start = || -> Result<Mutex<Child>> {
        let id = std::process::id();
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh", MARK, &id.to_string()]).arg(std::env::temp_dir().join(crate::profile::prefix()));
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Ok(Mutex::new(child.context("a shell")?))
    };
    let waiting = WAITING.get_or_init(|| start().map_err(|error| format!("{error:#}")));
    ensure!(waiting.is_ok(), "nobody would end them");
    Ok(())
}
