import { neo4jEngine, skip } from '../neo4j/support.js'
import { arrival, conformance } from './conformance.js'

conformance('neo4j', neo4jEngine, skip)
arrival('neo4j', neo4jEngine, skip)
