/**
 * What Python hands to the views, and what it hears back: types only.
 *
 * The same shapes stand in `bellflower/view/given.py`; a test compares them field by field.
 */

/** Where a page finds the drawing library and the ground of the map.
 * @typedef {object} Urls
 * @property {string} plotly
 * @property {string} ground
 */

/** What the linked view shows, apart from the selection. Years are decimal, `to` is not included.
 * @typedef {object} State
 * @property {number | null} from
 * @property {number | null} to
 * @property {string} mode window or upto
 * @property {string} match possibly or surely
 * @property {number} evidence the least rank that is not faded, from 1
 * @property {string} view a name among those of the ground
 * @property {string} event an id, or nothing
 * @property {string} place
 * @property {string} route
 * @property {string} theme light or dark
 * @property {number} revision another one tells that the state is new
 * @property {boolean} [intro] whether a first visit runs once through all years
 */

/** What the reader settled on: the browser tells it.
 * @typedef {object} Settled
 * @property {number | null} from
 * @property {number | null} to
 * @property {string} mode
 * @property {number} evidence
 * @property {string} view
 * @property {string} event
 * @property {string} place
 * @property {string} route
 */

/** The events in columns, in the order of time.
 * @typedef {object} EventColumns
 * @property {string[]} id
 * @property {string[]} title
 * @property {string[]} date in words
 * @property {(number | null)[]} start the possible time, in decimal years
 * @property {(number | null)[]} end
 * @property {(number | null)[]} coreStart the certain time
 * @property {(number | null)[]} coreEnd
 * @property {number[]} isOpen 0 or 1: whether an end is not known
 * @property {number[]} rank of the evidence, from 1; 0 is never shown
 * @property {number[]} category a number among the categories
 * @property {number[][]} places numbers among the places
 * @property {number[][]} provinces numbers among the provinces
 * @property {(number | null)[]} x0 the bar on the timeline, if there is one
 * @property {(number | null)[]} x1
 * @property {(number | null)[]} y
 */

/** A place to count for.
 * @typedef {object} PlaceRow
 * @property {string} id
 * @property {string} name
 * @property {string} also its name in the other script
 * @property {string} kind
 * @property {boolean} located
 * @property {number} count of all events there
 */

/** A province to count for.
 * @typedef {object} ProvinceRow
 * @property {string} code of ISO 3166-2
 * @property {string} name
 * @property {string} place the id of the place that stands for it, or nothing
 * @property {boolean} hasSource
 */

/** A leg of a route.
 * @typedef {object} RouteRow
 * @property {string} id of the route
 * @property {string} title
 * @property {string} date in words
 * @property {number | null} start
 * @property {number | null} end
 * @property {string} basis
 * @property {boolean} isWide whether an end is an area
 */

/** An era.
 * @typedef {object} EraRow
 * @property {string} title
 * @property {number} start
 * @property {number} end
 */

/** A category of events, with its mark in light colors.
 * @typedef {object} CategoryRow
 * @property {string} id
 * @property {string} label
 * @property {string} color
 * @property {string} symbol
 */

/** How the marks of a trace are drawn, as far as scripts of ours change it.
 * @typedef {object} Marker
 * @property {number | number[]} [opacity]
 * @property {number | number[]} [size]
 */

/** A trace of the map, as plotly reads it: the fields that scripts of ours read or write.
 * @typedef {object} MapTrace
 * @property {string} type
 * @property {string} name
 * @property {(number | null)[]} lon
 * @property {(number | null)[]} lat
 * @property {string[]} [customdata] ids
 * @property {boolean} [visible]
 * @property {string} [fill]
 * @property {string} [fillcolor]
 * @property {string[]} [text]
 * @property {string | string[]} [textposition]
 * @property {Marker} [marker]
 */

/** A trace of the timeline, as plotly reads it: the fields that scripts of ours read or write.
 * @typedef {object} TimeTrace
 * @property {string} type
 * @property {string[]} [customdata] ids; events per year have none
 * @property {Marker} marker
 */

/** An axis of a layout.
 * @typedef {object} Axis
 * @property {number[]} range
 */

/** The layout of the timeline: the fields that scripts of ours read or write.
 * @typedef {object} Layout
 * @property {boolean} [autosize]
 * @property {number} height px
 * @property {Record<string, unknown>[]} annotations
 * @property {Record<string, unknown>[]} [shapes]
 * @property {Axis} xaxis
 */

/** The timeline as a figure of plotly.
 * @typedef {object} Figure
 * @property {TimeTrace[]} data
 * @property {Layout} layout
 */

/** What the linked view is given: the stage, which a record has once, and a selection of events.
 * @typedef {object} Spec
 * @property {string} stage a name that changes with the stage
 * @property {number[]} years the first one, and the one after the last
 * @property {number} total number of events of the record
 * @property {string} wholeCountry the id of the place that stands for the country
 * @property {PlaceRow[]} places
 * @property {ProvinceRow[]} provinces
 * @property {RouteRow[]} routes
 * @property {EraRow[]} eras
 * @property {Record<string, string>} texts in the language of the page, by the English ones
 * @property {CategoryRow[]} categories
 * @property {string[]} ranks names of the ranks of evidence, the lowest first
 * @property {MapTrace[]} map over the ground: legs, arrows, places
 * @property {string} id a name that changes with the selection
 * @property {string} note on the timeline, or nothing
 * @property {EventColumns} events
 * @property {boolean[]} shown whether a leg is selected
 * @property {Figure} timeline
 */

/** A part of the world, in degrees.
 * @typedef {object} ViewBounds
 * @property {number} west
 * @property {number} east
 * @property {number} south
 * @property {number} north
 * @property {string} title in English
 */

/** A name on the ground of the map.
 * @typedef {object} GroundLabel
 * @property {string} text in English
 * @property {string} [code] of a province
 * @property {string} kind country or province
 * @property {number} lon
 * @property {number} lat
 */

/** The colors of a theme.
 * @typedef {object} ThemeColors
 * @property {string} background
 * @property {string} text
 * @property {string} muted
 * @property {string} grid
 * @property {string} land
 * @property {string} neighbor
 * @property {string} border
 * @property {string} river
 * @property {string} place
 * @property {string} route
 * @property {string} no_source
 * @property {string[]} era
 * @property {string[]} shades
 */

/** The ground of the map, the same for all readers.
 * @typedef {object} Ground
 * @property {MapTrace[]} traces in light colors: coarse countries, detailed ones, then the rest
 * @property {Record<string, unknown>} layout
 * @property {Record<string, ViewBounds>} views
 * @property {GroundLabel[]} labels
 * @property {Record<string, string>} dark the dark color for each light one
 * @property {Record<string, ThemeColors>} theme light and dark
 */

/** What the component of the linked view is given; `spec` is the JSON of a `Spec`.
 * @typedef {object} LinkedViewData
 * @property {Urls} urls
 * @property {string} spec
 * @property {State} state
 */

/** What the component of the help is given.
 * @typedef {object} HelpData
 * @property {Record<string, string>} texts
 */

export {};
