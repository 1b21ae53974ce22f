//! On which day a week begins, by country: for browsers that do not tell (Firefox).

use chrono::Weekday;

/// Regions (ISO 3166) whose weeks begin on Sunday, and on Saturday, by the CLDR; the others begin on Monday.
const SUNDAY: &str = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT \
                      PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
const SATURDAY: &str = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

/// The first day of a week in a region.
#[must_use]
pub fn first_weekday_in(region: &str) -> Weekday {
    let is_in = |regions: &str| regions.split(' ').any(|known| known == region);
    match () {
        () if is_in(SUNDAY) => Weekday::Sun,
        () if is_in(SATURDAY) => Weekday::Sat,
        () => Weekday::Mon,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_by_the_country() {
        let days = ["US", "MX", "GB", "ES", "DE", "EG", "IL", ""].map(first_weekday_in);
        use Weekday::{Mon, Sat, Sun};
        assert_eq!(days, [Sun, Sun, Mon, Mon, Mon, Sat, Sun, Mon]);
    }
}
