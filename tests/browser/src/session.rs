//! One browser under WebDriver, on a profile of its own or a kept one.

use crate::driver::{free_port, tail, wait_until_ready};
use crate::engine::Engine;
use crate::process::Group;
use crate::profile::{Options, Profile, environment, narrow_mini_browser};
use anyhow::{Context, Result, bail, ensure};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A running browser with its driver (and, for WebKitGTK, its screen). Dropping it kills all of them.
pub struct Browser {
    pub engine: Engine,
    pub client: Client,
    pub profile: Profile,
    pub options: Options,
    // Field order is drop order: the browser goes before its screen.
    driver: Group,
    screen: Option<(Group, String)>,
    port: u16,
    /// Journeys before this one; `None` once it was killed or closed.
    uses: Option<u32>,
}

/// A browser without a client, between two journeys.
pub struct Kept {
    pub engine: Engine,
    profile: Profile,
    driver: Group,
    screen: Option<(Group, String)>,
    port: u16,
    session: String,
    uses: u32,
}

impl Kept {
    /// Gives it a client on this runtime, and a tab without a history.
    pub async fn taken_up(self) -> Result<Browser> {
        let Kept { engine, profile, driver, screen, port, session, uses } = self;
        let client = Client::with_existing_session(&format!("http://127.0.0.1:{port}"), &session, HttpConnector::new()).await?;
        let options = Options::default();
        let browser = Browser { engine, client, profile, options, driver, screen, port, uses: Some(uses) };
        let client = &browser.client;
        let tab = client.new_window(true).await?;
        client.close_window().await?;
        client.switch_to_window(tab.handle).await?;
        browser.resize(browser.options.width, browser.options.height).await?;
        if engine == Engine::Chromium {
            for log in ["performance", "browser"] {
                browser.log(log).await?;
            }
        }
        Ok(browser)
    }
}

impl Browser {
    /// Starts a browser; a driver that does not come up (a port lost to another process, say) is tried three times.
    pub async fn start(engine: Engine, profile: &Profile, options: &Options) -> Result<Browser> {
        let mut last = None;
        for _ in 0..3 {
            match Browser::start_once(engine, profile, options).await {
                Ok(browser) => return Ok(browser),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(|| anyhow::anyhow!("no attempt was made")))
    }

    async fn start_once(engine: Engine, profile: &Profile, options: &Options) -> Result<Browser> {
        let found = engine.found()?;
        profile.prepare()?;
        let screen = if engine == Engine::WebKit {
            narrow_mini_browser(profile)?;
            Some(screen(profile)?)
        } else {
            None
        };
        let port = free_port()?;
        let mut command = engine.driver(found, port);
        environment(&mut command, profile, options);
        if let Some((_, display)) = &screen {
            command.env("DISPLAY", display);
        }
        let log = profile.dir("driver.log");
        let driver = Group::start(&mut command, &log)?;
        wait_until_ready(port).with_context(|| tail(&log))?;
        let capabilities = engine.capabilities(found, options, &profile.dir("profile"), &profile.downloads())?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let url = format!("http://127.0.0.1:{port}");
        let client = tokio::time::timeout(Duration::from_secs(40), builder.connect(&url))
            .await
            .context("the browser did not start within 40 s")
            .and_then(|client| Ok(client?))
            .with_context(|| tail(&log))?;
        let uses = profile.is_first_use().then_some(0);
        let browser = Browser { engine, client, profile: profile.clone(), options: options.clone(), driver, screen, port, uses };
        browser.resize(options.width, options.height).await?;
        Ok(browser)
    }

    /// A further program of WebKitGTK on this browser's screen, with its folders and language.
    pub fn beside(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        environment(&mut command, &self.profile, &self.options);
        if let Some((_, display)) = &self.screen {
            command.env("DISPLAY", display);
        }
        command
    }

    /// Gives the page a viewport of this many CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        if self.engine == Engine::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": self.options.scale, "mobile": false });
            self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
            return Ok(());
        }
        // The window's frame and toolbars take some space, so the window is enlarged by what is missing, until the page fits.
        let (mut outer_width, mut outer_height) = (width, height);
        let end = Instant::now() + Duration::from_secs(5);
        loop {
            self.client.set_window_rect(0, 0, outer_width, outer_height).await?;
            let inner = self.settled_size().await?;
            if inner == (width, height) {
                return Ok(());
            }
            if Instant::now() > end {
                bail!("{:?} gives a viewport of {inner:?} instead of {width} x {height}", self.engine);
            }
            outer_width = (outer_width + width).saturating_sub(inner.0);
            outer_height = (outer_height + height).saturating_sub(inner.1);
        }
    }

    /// The viewport once two frames agree on it.
    async fn settled_size(&self) -> Result<(u32, u32)> {
        let script = "const done = arguments[0]; let last = '', calm = 0, left = 40;
            const look = () => { const now = innerWidth + 'x' + innerHeight;
                calm = now === last ? calm + 1 : 0; last = now;
                if (calm > 3 || --left < 0) done([innerWidth, innerHeight]); else setTimeout(look, 20); };
            look();";
        let size = self.client.execute_async(script, vec![]).await?;
        let at = |index: usize| size.get(index).and_then(Value::as_u64).unwrap_or(0) as u32;
        Ok((at(0), at(1)))
    }

    /// A command of Chromium's DevTools protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let call = Raw { path: "goog/cdp/execute", body };
        self.client.issue_cmd(call).await.with_context(|| format!("CDP {command}"))
    }

    /// What Chromium logged since the last call: "performance" (network and page events) or "browser" (the console).
    pub async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let call = Raw { path: "se/log", body: json!({ "type": kind }) };
        let value = self.client.issue_cmd(call).await.with_context(|| format!("log {kind}"))?;
        Ok(value.as_array().cloned().unwrap_or_default())
    }

    /// The end of the driver's log, for messages.
    pub fn driver_log(&self) -> String {
        tail(&self.profile.dir("driver.log"))
    }

    /// `kill -9` of the browser and its driver, all at once, as a phone does when it needs the memory.
    pub fn kill(&mut self) {
        self.uses = None;
        self.driver.kill();
    }

    /// Leaves the page, for the next journey; an error if it was killed or closed, served `most` journeys or has other windows.
    pub async fn left(self, most: u32) -> Result<Kept> {
        let uses = self.uses.filter(|uses| uses + 1 < most).context("no more")? + 1;
        ensure!(self.client.windows().await?.len() == 1, "a window is left");
        self.client.goto("about:blank").await?;
        std::fs::remove_dir_all(self.profile.downloads())?;
        std::fs::create_dir(self.profile.downloads())?;
        let session = self.client.session_id().await?.context("a session")?;
        self.client.persist().await?;
        let Browser { engine, profile, driver, screen, port, .. } = self;
        Ok(Kept { engine, profile, driver, screen, port, session, uses })
    }

    /// Closes the browser as a user does, so that it can write its data.
    pub async fn quit(&mut self) -> Result<()> {
        self.uses = None;
        let closed = tokio::time::timeout(Duration::from_secs(20), self.client.clone().close()).await;
        self.driver.kill();
        closed.context("the browser did not close within 20 s")??;
        Ok(())
    }

    /// Resident memory of browser and driver in bytes.
    pub fn resident_bytes(&self) -> u64 {
        self.driver.resident_bytes()
    }
}

/// A WebDriver command that fantoccini does not know.
#[derive(Debug)]
struct Raw {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// A screen of its own for WebKitGTK, which has no headless mode. Xvfb finds a free display number and prints it. There is no window
/// manager: the window under the pointer has the focus, and the pointer is in the middle of a screen that the window fills.
fn screen(profile: &Profile) -> Result<(Group, String)> {
    let server = xtask::browsers::xvfb_run()?.with_file_name("Xvfb");
    let said = profile.dir("display");
    let log = profile.dir("xvfb.log");
    let mut command = Command::new("sh");
    command.args(["-c", "exec \"$0\" -displayfd 3 -screen 0 600x900x24 -nolisten tcp 3>\"$1\""]).arg(server).arg(&said);
    let group = Group::start(&mut command, &log)?;
    let end = Instant::now() + Duration::from_secs(15);
    while Instant::now() < end {
        let text = std::fs::read_to_string(&said).unwrap_or_default();
        if text.ends_with('\n') {
            return Ok((group, format!(":{}", text.trim())));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    bail!("Xvfb did not start: {}", tail(&log))
}
