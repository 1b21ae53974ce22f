//! Screens around a visit that an address alone does not show: with opened details, typed text and the entries behind a number.

use crate::app::App;
use anyhow::Result;

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
        if !self.stored_records().await?.iter().any(|record| record["with"] == "Dr Sanz") {
            self.ask("Why is it worse at night?").await?;
            self.ask("May the evening dose be earlier?").await?;
            self.visit_today().await?;
        }
        self.visits().await?;
        look(self, "visit-questions").await?;
        self.click("main a", "~Why is it worse").await?;
        self.arrived("Question").await?;
        look(self, "question").await?;
        self.visits().await?;
        self.click("main a", "~Dr Sanz").await?;
        self.find("main a", "In the room").await?;
        look(self, "visit-one").await?;
        self.click("main a", "In the room").await?;
        self.arrived("In the room").await?;
        look(self, "room").await?;
        self.click("main a", "Read back").await?;
        self.arrived("Read back").await?;
        look(self, "read-back").await?;
        self.go("#/team", "Tell the team").await?;
        self.click(".rule .opener", "").await?;
        self.click("summary", "~Change ").await?;
        self.find("button", "~Remove ").await?;
        look(self, "team-open").await?;
        self.click("button", "No answer").await?;
        look(self, "team-no-answer").await?;
        self.click("button", "They answered").await?;
        self.arrived("~Call, ").await?;
        look(self, "call").await?;
        self.go("#/doctor", "").await?;
        self.click("button.fact", "").await?;
        self.find(".opened a", "").await?;
        look(self, "doctor-behind").await?;
        self.js("document.querySelectorAll('.folds > details, .doctor .more').forEach((fold) => { fold.open = true; })", vec![]).await?;
        look(self, "doctor-open").await?;
        self.click("button", "Hand over the phone").await?;
        self.find("button", "Back to the app").await?;
        look(self, "doctor-handed-over").await?;
        self.click("button", "Back to the app").await?;
        self.find("button", "Hand over the phone").await?;
        Ok(())
    }
}
