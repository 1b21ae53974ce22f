//! The app as a user operates it: by role, name and visible text.

use crate::engine::Engine;
use crate::pool;
use crate::profile::{Options, Profile};
use crate::session::Browser;
use crate::site::{Site, dist};
use crate::watch;
use anyhow::{Context, Result, bail, ensure};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Time limit for anything on the screen. Generous: two cores, three browsers.
pub const PATIENCE: Duration = Duration::from_secs(15);
pub(crate) const PAGE_JS: &str = include_str!("page.js");

/// A browser looking at the site.
pub struct App {
    pub browser: Browser,
    pub site: Site,
}

impl App {
    /// A browser that has never been at this server's address, beside a fresh server; nothing is open yet.
    pub async fn start(engine: Engine, options: &Options) -> Result<App> {
        let site = Site::start(dist()?)?;
        match pool::take(engine, options).await {
            Some(browser) => Ok(App { browser, site }),
            None => App::on(&site, engine, &Profile::new()?, options).await,
        }
    }

    /// A browser on a given profile of a given site.
    pub async fn on(site: &Site, engine: Engine, profile: &Profile, options: &Options) -> Result<App> {
        Ok(App { browser: Browser::start(engine, profile, options).await?, site: site.clone() })
    }

    /// Another person's phone: same engine, same site, an empty profile.
    pub async fn second_phone(&self) -> Result<App> {
        App::on(&self.site, self.engine(), &Profile::new()?, &self.browser.options).await
    }

    /// Closes the browser and starts it again on the same profile.
    pub async fn restart(&mut self, options: &Options) -> Result<()> {
        ensure!(
            self.engine().keeps_profile(),
            "a second {} on one profile has nothing of the first, and mostly does not come up",
            self.engine().name()
        );
        watch::page(self).await?;
        self.browser.quit().await?;
        self.browser = Browser::start(self.engine(), &self.browser.profile, options).await?;
        Ok(())
    }

    /// Kills the browser with `kill -9` and starts it again on the same profile.
    pub async fn kill_and_restart(&mut self) -> Result<()> {
        self.browser.kill();
        self.browser = Browser::start(self.engine(), &self.browser.profile, &self.browser.options).await?;
        Ok(())
    }

    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// Opens the app and waits until the pad takes taps.
    pub async fn open(&self) -> Result<()> {
        self.open_at("").await
    }

    /// Opens the app, and stops the server once everything is cached: from then on there is no network.
    pub async fn open_offline(&self) -> Result<()> {
        self.open().await?;
        self.wait_offline_ready().await?;
        self.site.stop();
        Ok(())
    }

    /// Opens the app at a route ("#/diary").
    pub async fn open_at(&self, route: &str) -> Result<()> {
        self.browser.client.goto(&format!("{}{route}", self.site.url())).await?;
        watch::listen(self).await?;
        self.wait_ready().await
    }

    pub async fn wait_ready(&self) -> Result<()> {
        self.wait("the pad takes taps", "return document.documentElement.dataset.ready === 'true'", vec![]).await?;
        Ok(())
    }

    /// Reloads and waits until the pad takes taps. (WebDriver's own refresh goes past the service worker in Firefox, like Shift+F5.)
    pub async fn reload(&self) -> Result<()> {
        watch::page(self).await?;
        self.js("window.leaving = true; location.reload()", vec![]).await?;
        self.wait("the page is another one", "return window.leaving !== true", vec![]).await?;
        watch::listen(self).await?;
        self.wait_ready().await
    }

    /// Waits until the service worker has everything and controls the page: from here on the app works offline.
    pub async fn wait_offline_ready(&self) -> Result<()> {
        let script = "const done = arguments[arguments.length - 1];
            navigator.serviceWorker.ready.then((r) => {
              const look = () => r.active.state === 'activated' ? done('activated') : setTimeout(look, 20); look(); });";
        let state = self.browser.client.execute_async(script, vec![]).await?;
        if state != "activated" {
            bail!("the service worker is {state}");
        }
        Ok(())
    }

    /// Runs a script with the functions of page.js at hand; `arguments` are `args`.
    pub async fn js(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        Ok(self.browser.client.execute(&format!("{PAGE_JS}\n{script}"), args).await?)
    }

    /// The same for a script that calls its last argument when it is done.
    pub async fn js_later(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        Ok(self.browser.client.execute_async(&format!("{PAGE_JS}\n{script}"), args).await?)
    }

    /// Repeats a script until its result is truthy; returns that.
    pub async fn wait(&self, what: &str, script: &str, args: Vec<Value>) -> Result<Value> {
        self.wait_for(PATIENCE, what, script, args).await
    }

    /// The same with a limit of its own.
    pub async fn wait_for(&self, limit: Duration, what: &str, script: &str, args: Vec<Value>) -> Result<Value> {
        let end = Instant::now() + limit;
        loop {
            // A page that is being left returns an error; the next one is tried.
            let answer = self.js(script, args.clone()).await;
            match &answer {
                Ok(value) if truthy(value) => return answer,
                _ if Instant::now() > end => {
                    let why = answer.err().map(|error| format!(" ({error:#})")).unwrap_or_default();
                    bail!("not within {limit:?}: {what}{why}. {}", self.summary().await);
                }
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// What is on the screen, for messages.
    pub async fn summary(&self) -> String {
        let script = "return location.hash + ' | h1: ' + textOf('h1') + ' | status: ' + statusText()
            + ' | alert: ' + textOf('[role=alert]') + ' | ' + squeeze(document.body.innerText).slice(0, 400) + ' | ' + squeeze(document.querySelector('#rescue pre')?.textContent).slice(0, 600)
            + ' | fields: ' + JSON.stringify([...document.querySelectorAll('textarea,input')].filter(shown).map((e) => e.value))";
        match self.js(script, vec![]).await {
            Ok(value) => format!("The page: {}", value.as_str().unwrap_or("?")),
            Err(error) => format!("The page does not answer: {error:#}"),
        }
    }

    /// The visible element with this role and name ("~part" for a part of the name, "" for any), once it is there. Opens the row it is
    /// behind, if it is behind one.
    pub async fn find(&self, role: &str, name: &str) -> Result<Element> {
        let script = "const e = find(arguments[0], arguments[1]); if (!e) behind(arguments[0], arguments[1])?.click(); return e";
        let found = self.wait(&format!("{role} \"{name}\""), script, vec![json!(role), json!(name)]).await?;
        self.element(&found)
    }

    /// An element that a script returned.
    pub fn element(&self, value: &Value) -> Result<Element> {
        let id = value.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
        let id = id.context("the script returned no element")?.to_string();
        Ok(Element::from_element_id(self.browser.client.clone(), ElementRef::from(id)))
    }

    /// Whether such an element is on the screen now.
    pub async fn has(&self, role: &str, name: &str) -> Result<bool> {
        Ok(self.js("return find(arguments[0], arguments[1]) !== null", vec![json!(role), json!(name)]).await? == true)
    }

    /// Waits until no such element is on the screen.
    pub async fn gone(&self, role: &str, name: &str) -> Result<()> {
        let script = "return find(arguments[0], arguments[1]) === null";
        self.wait(&format!("no {role} \"{name}\""), script, vec![json!(role), json!(name)]).await?;
        Ok(())
    }

    /// A real click by the browser, which fails if another element covers it.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            // If the screen is redrawn or moves between finding and clicking, tries once more. An element that stays covered fails.
            match self.in_the_middle(role, name).await?.click().await {
                Ok(()) => return Ok(()),
                Err(error) if Instant::now() < end && was_not_clicked(&error) => {}
                Err(error) => {
                    let kind = format!("{error:?}");
                    return Err(error).with_context(|| format!("click on {role} \"{name}\": {kind}"));
                }
            }
        }
    }

    /// Scrolls the element to the middle, as users do; drivers leave it under the bar at the foot.
    async fn in_the_middle(&self, role: &str, name: &str) -> Result<Element> {
        let script = "const e = find(arguments[0], arguments[1]); if (!e) behind(arguments[0], arguments[1])?.click(); if (e) e.scrollIntoView({ block: 'center', behavior: 'instant' }); return e";
        let found = self.wait(&format!("{role} \"{name}\""), script, vec![json!(role), json!(name)]).await?;
        self.element(&found)
    }

    /// Goes to a route by its address and waits for the heading.
    pub async fn go(&self, route: &str, heading: &str) -> Result<()> {
        // An address without a route is Now.
        let script = "const there = (location.hash || '#/now') === arguments[0], h1 = find('h1', '');
            if (h1) h1.leaving = !there; location.hash = arguments[0]; return there";
        if self.js(script, vec![json!(route)]).await? == true {
            return self.wait_heading(heading).await;
        }
        self.wait("another screen", "const h1 = find('h1', ''); return !!h1 && !h1.leaving", vec![]).await?;
        self.arrived(heading).await
    }

    /// Waits until another screen is shown and its heading has the focus: typing started earlier would lose the focus in the middle of a
    /// word.
    pub async fn arrived(&self, heading: &str) -> Result<()> {
        self.wait_heading(heading).await?;
        self.wait("the heading has the focus", "return document.activeElement === find('h1', '')", vec![]).await?;
        Ok(())
    }

    /// Waits for the one `<h1>` ("~part" for a part of it).
    pub async fn wait_heading(&self, heading: &str) -> Result<()> {
        let script = "const all = allOf('h1'); return all.length === 1 && fits(all[0], arguments[0])";
        self.wait(&format!("heading \"{heading}\""), script, vec![json!(heading)]).await?;
        Ok(())
    }

    /// Visible text of all elements of a selector.
    pub async fn text(&self, selector: &str) -> Result<String> {
        let text = self.js("return textOf(arguments[0])", vec![json!(selector)]).await?;
        Ok(text.as_str().unwrap_or_default().to_string())
    }

    /// Waits until the visible text of a selector contains a part.
    pub async fn wait_text(&self, selector: &str, part: &str) -> Result<String> {
        let script = "const text = textOf(arguments[0]); return text.includes(arguments[1]) && text";
        let text = self.wait(&format!("\"{part}\" in {selector}"), script, vec![json!(selector), json!(part)]).await?;
        Ok(text.as_str().unwrap_or_default().to_string())
    }

    /// Sets a field by its label: types into text fields, sets dates and times (their keyboard differs by locale).
    pub async fn fill(&self, label: &str, value: &str) -> Result<()> {
        let field = self.find("field", label).await?;
        let kind = field.prop("type").await?.unwrap_or_default();
        if kind == "date" || kind == "time" {
            let script = "const [label, value] = arguments; const e = find('field', label);
                Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(e, value);
                e.dispatchEvent(new Event('input', { bubbles: true })); e.dispatchEvent(new Event('change', { bubbles: true }));";
            self.js(script, vec![json!(label), json!(value)]).await?;
            return Ok(());
        }
        let field = self.in_the_middle("field", label).await?;
        let told = |what: &str, error: CmdError| anyhow::anyhow!("{what} \"{label}\": {error:?}");
        field.clear().await.map_err(|error| told("clear", error))?;
        field.send_keys(value).await.map_err(|error| told("type into", error))
    }

    /// [`App::fill`] for one of several fields of that label: the one inside `within`.
    pub async fn fill_in(&self, within: &str, label: &str, value: &str) -> Result<()> {
        let script = "const [within, label, value] = arguments; const e = find('field', label, document.querySelector(within)); if (!e) return false;
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(e, value);
            e.dispatchEvent(new Event('input', { bubbles: true })); e.dispatchEvent(new Event('change', { bubbles: true })); return true";
        self.wait(&format!("field \"{label}\" in {within}"), script, vec![json!(within), json!(label), json!(value)]).await?;
        Ok(())
    }

    /// Waits until a field has this value: a draft may be restored shortly after its screen is shown.
    pub async fn wait_value(&self, label: &str, value: &str) -> Result<()> {
        let script = "const e = find('field', arguments[0]); return e !== null && e.value === arguments[1]";
        self.wait(&format!("\"{value}\" in \"{label}\""), script, vec![json!(label), json!(value)]).await?;
        Ok(())
    }

    /// The value of a field by its label.
    pub async fn value(&self, label: &str) -> Result<String> {
        self.find("field", label).await?.prop("value").await.map(Option::unwrap_or_default).map_err(Into::into)
    }
}

/// True for errors after which nothing has been clicked.
fn was_not_clicked(error: &CmdError) -> bool {
    let covered = matches!(error, CmdError::Standard(told) if matches!(told.error, ErrorStatus::ElementClickIntercepted));
    covered || error.is_stale_element_reference() || error.is_element_not_interactable()
}

fn truthy(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value != "" && *value != json!(0)
}
