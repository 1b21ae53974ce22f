//! Screens around a visit that an address alone does not show: with opened details, typed text and the entries behind a number.

use crate::app::App;
use anyhow::Result;

/// The room shows only the question, without the tab bar. (The doctor's page has none either.)
pub const ROOM: &str = "#/visit/…/room";

impl App {
    /// Adds a contact.
    pub async fn number_to_call(&self) -> Result<()> {
        self.go("#/team", "Tell the team").await?;
        self.click("summary", "Add your team’s number").await?;
        self.fill("Name", "Palliative team").await?;
        self.fill("Phone number", "+49 30 1234567").await?;
        self.click("button", "Add this number").await?;
        self.find("a[href^='tel:']", "~Palliative team").await?;
        Ok(())
    }

    /// Calls `look` on each of these screens. Needs an entry and a contact; the first call adds two questions and a visit.
    pub async fn around_a_visit(&self, look: &mut impl AsyncFnMut(&App, &str) -> Result<()>) -> Result<()> {
        if !self.stored_records().await?.iter().any(|record| record["kind"] == "visit") {
            self.ask("Why is it worse at night?").await?;
            self.ask("May the evening dose be earlier?").await?;
            self.visit_today().await?;
        }
        self.visits().await?;
        look(self, "#/visit with questions").await?;
        self.click("main a", "~Why is it worse").await?;
        self.arrived("Question").await?;
        look(self, "#/question").await?;
        self.visits().await?;
        self.click("main a", "~Dr Sanz").await?;
        self.find("main a", "In the room").await?;
        look(self, "#/visit/…").await?;
        self.click("main a", "In the room").await?;
        self.arrived("In the room").await?;
        look(self, ROOM).await?;
        self.click("main a", "Read back").await?;
        self.arrived("Read back").await?;
        look(self, "#/visit/…/read-back").await?;
        self.go("#/team", "Tell the team").await?;
        self.click("button", "Write down the rule").await?;
        self.click("summary", "Change Palliative team").await?;
        self.find("button", "Remove Palliative team").await?;
        look(self, "#/team with the rule and a number open").await?;
        self.click("button", "They answered").await?;
        self.arrived("~Call, ").await?;
        look(self, "#/call").await?;
        self.go("#/doctor", "For the doctor").await?;
        self.click("summary", "Before you show it").await?;
        self.click("button.fact", "").await?;
        self.find(".behind a", "").await?;
        look(self, "#/doctor with what is behind a number").await
    }
}
