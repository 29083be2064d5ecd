package io.amends.contracts;

/// What a complaint is about.
public enum ComplaintType {
    STAFF_ATTITUDE,
    PRICE_OR_BILLING,
    PRODUCT_OR_SERVICE_QUALITY,
    AFTER_SALES_SERVICE,
    ACCIDENT_OR_SAFETY
}
