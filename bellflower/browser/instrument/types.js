/**
 * The shapes of data that the parts of the instrument hand to each other; nothing here runs.
 *
 * @typedef {object} Event One event of the record, with its time in decimal years.
 * @property {number} n its number in the record
 * @property {string} id
 * @property {string} title
 * @property {string} label at most 42 characters
 * @property {string} date in words
 * @property {string} short the date in a few characters
 * @property {string} yearText what stands before a name on the timeline
 * @property {number | null} year the year of the list
 * @property {number | null} start
 * @property {number | null} end
 * @property {number | null} coreStart
 * @property {number | null} coreEnd
 * @property {boolean} openStart
 * @property {boolean} openEnd
 * @property {number | null} anchor where its mark stands
 * @property {boolean} isSpan whether it went on, rather than happened once
 * @property {string} category
 * @property {number} group the group of lanes of its category
 * @property {string} type
 * @property {string[]} drugs
 * @property {string[]} provinces
 * @property {string[]} countries
 * @property {string[]} actors
 * @property {string[]} places
 * @property {number} rank of its evidence, 0 to 4
 * @property {number} origins the first reports behind it
 * @property {number} key rank of a key event, 0 if it is none
 * @property {number} weight whose name comes first
 * @property {string} summary
 *
 * @typedef {object} Place
 * @property {string} id
 * @property {string} name
 * @property {string} short
 * @property {string} also
 * @property {number | null} lon
 * @property {number | null} lat
 * @property {string} precision
 * @property {string} province
 * @property {string} country
 * @property {string} kind
 *
 * @typedef {object} Leg One leg of a route.
 * @property {string} route
 * @property {number} leg
 * @property {string} from
 * @property {string} to
 * @property {string} mode
 * @property {number | null} start
 * @property {number | null} end
 * @property {string} short
 * @property {string} evidence
 *
 * @typedef {object} Route
 * @property {string} id
 * @property {string} title
 * @property {string} kind
 * @property {string} basis
 * @property {string} note
 * @property {string[]} drugs
 * @property {string} short
 * @property {string} text folded, for the search
 *
 * @typedef {object} Era
 * @property {string} title
 * @property {string} brief for even years, where the full name has no room
 * @property {string} summary
 * @property {number} start
 * @property {number} end
 *
 * @typedef {object} State What the reader asked for.
 * @property {number} a start of the period, a decimal year
 * @property {number} b end of the period, not included
 * @property {string} mode window or upto
 * @property {string} match possibly or surely
 * @property {number} evidence
 * @property {number} origins the fewest first reports
 * @property {Set<string>} province
 * @property {Set<string>} category
 * @property {Set<string>} drug
 * @property {Set<string>} country
 * @property {Set<string>} type
 * @property {Set<string>} actor
 * @property {Set<string>} near the places within a distance of one; none if no distance is asked for
 * @property {string} nearWords that distance in words
 * @property {string} q
 * @property {boolean} key
 * @property {string} view
 * @property {string} event
 * @property {string} place
 * @property {string} route
 * @property {string} scale
 * @property {string} tab
 *
 * @typedef {object} SearchData What the search reads.
 * @property {string[]} ids of the events
 * @property {string[]} texts the folded text of each event
 * @property {string[][]} names the folded names that stand for each other
 *
 * @typedef {object} Term What must or must not be found.
 * @property {string[]} forms of which one is enough
 * @property {boolean} isExact whether they are whole words; others may begin a word
 *
 * @typedef {object} Alternative One side of an OR.
 * @property {Term[]} wanted what must all be found
 * @property {Term[]} unwanted what must not be
 *
 * @typedef {[number, number, number, number]} Box left, top, right, bottom
 * @typedef {[number, number]} Point
 */
export {};
