//! Runs one journey in one engine: bounded in time, a few at most side by side, with a picture of the screen when it fails.

use crate::app::App;
use crate::engine::Engine;
use crate::pool;
use crate::profile::Options;
use crate::watch;
use anyhow::{Context, Result};
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};
use xtask::suite::{TIMES_VARIABLE, journeys_at_a_time};

/// No journey may take longer, whatever hangs. The longest one takes 100 to 200 s on two shared cores.
const LIMIT: Duration = Duration::from_secs(360);
static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

struct Turn;

impl Turn {
    fn take() -> Turn {
        let running = RUNNING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut running = ENDED.wait_while(running, |n| *n >= journeys_at_a_time()).unwrap_or_else(|poisoned| poisoned.into_inner());
        *running += 1;
        Turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) -= 1;
        ENDED.notify_one();
    }
}

/// Makes one `#[test]` per engine out of an `async fn(&mut App) -> Result<()>`: `name::chromium`, `name::firefox`, `name::webkit`.
#[macro_export]
macro_rules! journey {
    ($name:ident) => { $crate::journey!($name: Chromium, Firefox, WebKit); };
    ($name:ident: $($engine:ident),+) => {
        mod $name { $($crate::journey!(@test $name $engine);)+ }
    };
    (@test $name:ident Chromium) => { #[test] fn chromium() { $crate::run($crate::Engine::Chromium, stringify!($name), super::$name); } };
    (@test $name:ident Firefox) => { #[test] fn firefox() { $crate::run($crate::Engine::Firefox, stringify!($name), super::$name); } };
    (@test $name:ident WebKit) => { #[test] fn webkit() { $crate::run($crate::Engine::WebKit, stringify!($name), super::$name); } };
}

/// Runs a journey with a phone's usual settings.
pub fn run(engine: Engine, name: &str, body: impl AsyncFnOnce(&mut App) -> Result<()>) {
    run_with(engine, name, &Options::default(), LIMIT, body);
}

/// Runs a journey in a browser of its own beside a server of its own.
pub fn run_with(engine: Engine, name: &str, options: &Options, limit: Duration, body: impl AsyncFnOnce(&mut App) -> Result<()>) {
    let _turn = Turn::take();
    let begun = Instant::now();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let outcome = runtime.block_on(async {
        // A browser may fail to start on a busy machine, so a second attempt is made.
        let mut app = match App::start(engine, options).await {
            Ok(app) => app,
            Err(error) => {
                println!("{name} in {}: started again, because {error:#}", engine.name());
                App::start(engine, options).await?
            }
        };
        let outcome = match tokio::time::timeout(limit, body(&mut app)).await {
            Ok(Ok(())) => watch::page(&app).await,
            Ok(Err(error)) => Err(error),
            Err(_) => Err(anyhow::anyhow!("the journey took longer than {limit:?}")),
        };
        match outcome {
            Ok(()) => {
                pool::give(app.browser).await;
                Ok(())
            }
            Err(error) => Err(error.context(tokio::time::timeout(Duration::from_secs(20), evidence(&app, name)).await.unwrap_or_default())),
        }
    });
    note_time(&format!("{:6.1} {name}::{}", begun.elapsed().as_secs_f64(), engine.name()));
    if let Err(error) = outcome {
        // The chain of errors only, without the backtrace of the test runner.
        let chain: Vec<String> = error.chain().map(ToString::to_string).collect();
        panic!("{name} in {}: {}", engine.name(), chain.join("\n<- "));
    }
}

/// Adds a line to the list of how long each took, in seconds, where the environment names one.
fn note_time(line: &str) {
    let Some(path) = std::env::var_os(TIMES_VARIABLE) else { return };
    let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
    // A journey does not fail because its time is not known.
    let _ = file.and_then(|mut file| writeln!(file, "{line}"));
}

/// Saves what the screen showed; returns where.
async fn evidence(app: &App, name: &str) -> String {
    let picture = async {
        let folder = folder()?;
        let file = folder.join(format!("{name}-{}.png", app.engine().name()));
        std::fs::write(&file, app.browser.client.screenshot().await?)?;
        anyhow::Ok(file)
    };
    let shown = match picture.await {
        Ok(file) => format!("Picture: {}", file.display()),
        Err(error) => format!("No picture: {error:#}"),
    };
    format!("{shown}\n{}\n{}", app.summary().await, app.browser.driver_log())
}

fn folder() -> Result<PathBuf> {
    let folder = xtask::paths::root().join("target/browser-failures");
    std::fs::create_dir_all(&folder).context("target/browser-failures")?;
    Ok(folder)
}
