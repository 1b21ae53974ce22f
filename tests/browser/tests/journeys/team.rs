//! The team's numbers, typed in by the family.

use anyhow::{Result, ensure};
use browser_tests::cases::{MovedCase, case};
use browser_tests::{App, journey};

async fn numbers_of_the_team(app: &mut App) -> Result<()> {
    app.open().await?;
    app.click("a,button", "Tell the team").await?;
    app.arrived("Tell the team").await?;
    for number in ["112", "999", "911"] {
        app.find(&format!("a[href='tel:{number}']"), "~Emergency").await?;
    }
    app.click("summary", "Add your team’s number").await?;
    app.fill("Name", "Palliative team").await?;
    app.fill("Phone number", "+49 30 1234-567").await?;
    app.fill("When they answer", "day and night").await?;
    app.click("button", "Add this number").await?;
    for reload in [false, true] {
        if reload {
            app.reload().await?;
        }
        app.wait_text("main", "day and night").await?;
        app.find("a[href^='tel:']", "~Palliative team").await?;
        let href = app.js("return find(\"a[href^='tel:']\", '~Palliative team').getAttribute('href')", vec![]).await?;
        ensure!(href == "tel:+49301234567", "{href}");
    }
    // A mistyped number is corrected in its row.
    app.click("summary", "Change Palliative team").await?;
    app.fill("Phone number", "+49 30 7654321").await?;
    app.wait_stored("phone", serde_json::json!("+49 30 7654321")).await?;
    app.find("a[href='tel:+49307654321']", "~Palliative team").await?;
    app.click("button", "Remove Palliative team").await?;
    app.gone("a[href^='tel:']", "~Palliative team").await?;
    app.undo().await?;
    app.find("a[href^='tel:']", "~Palliative team").await?;
    Ok(())
}
journey!(numbers_of_the_team);

/// `10-…`: an entry that a wrong clock dated a year ahead, and a call after it was recorded.
async fn an_entry_dated_ahead_does_not_stay_untold(app: &mut App) -> Result<()> {
    app.open().await?;
    let case = MovedCase::of_yesterday(app, "10-future-entry-stays-untold.json", "2026-11-28")?;
    app.import(&case.path).await?;
    app.now().await?;
    app.find("a", "~nothing written since").await?;
    ensure!(!app.has("a", "~Not told yet").await?, "it was told");
    Ok(())
}
journey!(an_entry_dated_ahead_does_not_stay_untold);

/// `09-…`: every number of the file shows what it dials, or why not.
async fn numbers_of_a_file_show_what_is_dialled(app: &mut App) -> Result<()> {
    app.open().await?;
    app.import(&case("09-numbers-that-are-misdialled.json")).await?;
    app.go("#/team", "Tell the team").await?;
    for (name, address) in [
        ("~N0", "0800123456"),
        ("~N1", "03012345"),
        ("~N1", "03054321"),
        ("~N2", "112"),
        ("~N2", "911"),
        ("~N3", "03012345"),
        ("~N4", "03012345,12"),
        ("~N5", "12345"),
        ("~N6", "112"),
    ] {
        app.find(&format!("a[href='tel:{address}']"), name).await?;
    }
    for name in ["~N7", "~N8"] {
        ensure!(!app.has("a[href^='tel:']", name).await?, "{name} is no number");
    }
    for part in ["Dials 0800 123 456", "Dials 030 12345, then 12", "* and # are for codes", "Hidden marks"] {
        app.wait_text("main", part).await?;
    }
    Ok(())
}
journey!(numbers_of_a_file_show_what_is_dialled);

/// The first thing ever done on this phone is "Too much: call".
async fn too_much_with_nothing_typed(app: &mut App) -> Result<()> {
    app.browser.resize(360, 640).await?;
    app.open().await?;
    app.press("Too much: call").await?;
    app.arrived("Tell the team").await?;
    app.find("a[href='tel:112']", "~Emergency").await?;
    app.wait("the line that says what was saved", "return allOf('.status').some((e) => e.textContent.includes('Saved'))", vec![]).await?;
    let script = "const main = document.querySelector('main');
        const order = ['a[href^=\"tel:\"]', 'summary', 'a[href=\"#/more/warning-signs\"]'].map((what) => main.querySelector(what));
        order.push(allOf('.status').find((e) => e.textContent.includes('Saved')));
        const wrong = order.filter((e, i) => i && !(order[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)).map((e) => e.outerHTML);
        for (const e of order.slice(0, 3)) {
          const r = e.getBoundingClientRect(), top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
          if (!e.contains(top)) wrong.push(`${e.textContent} is under ${top && top.outerHTML.slice(0, 80)}`);
        }
        return wrong";
    let wrong = app.js(script, vec![]).await?;
    ensure!(wrong == serde_json::json!([]), "{wrong}");
    app.click("main a", "Warning signs: when to call at once").await?;
    app.arrived("Warning signs").await
}
journey!(too_much_with_nothing_typed);
