REPOSITORY = "our-team/house-prices"
