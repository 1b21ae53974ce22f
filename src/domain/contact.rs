//! Somebody on the team who can be called.

use super::Line;

/// A number to call about pain, as the family typed it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Contact {
    /// Who answers, e.g. "Ward nurse".
    pub name: Line,
    /// The number as written, spaces and all.
    pub phone: Line,
    /// When somebody answers, in the family's words; empty when not recorded.
    pub hours: Line,
}

impl Contact {
    /// The address a phone dials (RFC 3966): a leading plus, digits and the keys `*#,;`, nothing that only helps the eye.
    #[must_use]
    pub fn tel(&self) -> String {
        let mut address = String::from("tel:");
        for (place, key) in self.phone.as_str().trim().chars().enumerate() {
            match key {
                '+' if place == 0 => address.push(key),
                '0'..='9' | '*' | ',' | ';' => address.push(key),
                '#' => address.push_str("%23"),
                _ => {}
            }
        }
        address
    }

    /// True when there is something to dial.
    #[must_use]
    pub fn can_be_called(&self) -> bool {
        self.tel().len() > "tel:".len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_helps_the_eye_is_not_dialled() {
        let contact =
            |phone: &str| Contact { name: Line::default(), phone: Line::new(phone).expect("a short line"), hours: Line::default() };
        assert_eq!(contact("+44 (0)20 7946-0018").tel(), "tel:+4402079460018");
        assert_eq!(contact("0800 12 34, 5#").tel(), "tel:08001234,5%23");
        assert_eq!(contact("javascript:alert(1)").tel(), "tel:1");
        assert_eq!([contact("5").can_be_called(), contact("the ward").can_be_called(), contact("").can_be_called()], [true, false, false]);
    }
}
