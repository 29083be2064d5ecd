/// Survey answers and the three figures NPS, CSAT and CES, each with its confidence interval.
@NullMarked
package io.amends.satisfaction.domain.survey;

import org.jspecify.annotations.NullMarked;
