#pragma once

#include <string_view>

/// The IRIs that patgraph itself needs in order to read an ontology and to describe links. Relations and
/// fields are not here: they live in `ontology/patgraph.ttl` alone.
namespace patgraph::vocabulary {

using sv = std::string_view;

inline constexpr sv rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
inline constexpr sv rdf_property = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property";
inline constexpr sv rdf_first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
inline constexpr sv rdf_nil = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
inline constexpr sv rdf_rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";

inline constexpr sv rdfs_label = "http://www.w3.org/2000/01/rdf-schema#label";
inline constexpr sv rdfs_domain = "http://www.w3.org/2000/01/rdf-schema#domain";
inline constexpr sv rdfs_range = "http://www.w3.org/2000/01/rdf-schema#range";
inline constexpr sv rdfs_literal = "http://www.w3.org/2000/01/rdf-schema#Literal";
inline constexpr sv rdfs_resource = "http://www.w3.org/2000/01/rdf-schema#Resource";
inline constexpr sv rdfs_subclass_of = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
inline constexpr sv rdfs_subproperty_of = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf";

inline constexpr sv dcterms_description = "http://purl.org/dc/terms/description";
inline constexpr sv dcterms_issued = "http://purl.org/dc/terms/issued";
inline constexpr sv dcterms_license = "http://purl.org/dc/terms/license";
inline constexpr sv dcterms_requires = "http://purl.org/dc/terms/requires";
inline constexpr sv dcterms_title = "http://purl.org/dc/terms/title";

inline constexpr sv owl_class = "http://www.w3.org/2002/07/owl#Class";
inline constexpr sv owl_functional_property = "http://www.w3.org/2002/07/owl#FunctionalProperty";
inline constexpr sv owl_inverse_of = "http://www.w3.org/2002/07/owl#inverseOf";
inline constexpr sv owl_ontology = "http://www.w3.org/2002/07/owl#Ontology";
inline constexpr sv owl_property_disjoint_with = "http://www.w3.org/2002/07/owl#propertyDisjointWith";
inline constexpr sv owl_symmetric_property = "http://www.w3.org/2002/07/owl#SymmetricProperty";
inline constexpr sv owl_transitive_property = "http://www.w3.org/2002/07/owl#TransitiveProperty";
inline constexpr sv owl_version_info = "http://www.w3.org/2002/07/owl#versionInfo";

inline constexpr sv skos_concept = "http://www.w3.org/2004/02/skos/core#Concept";
inline constexpr sv skos_concept_scheme = "http://www.w3.org/2004/02/skos/core#ConceptScheme";
inline constexpr sv skos_definition = "http://www.w3.org/2004/02/skos/core#definition";
inline constexpr sv skos_example = "http://www.w3.org/2004/02/skos/core#example";
inline constexpr sv skos_in_scheme = "http://www.w3.org/2004/02/skos/core#inScheme";
inline constexpr sv skos_pref_label = "http://www.w3.org/2004/02/skos/core#prefLabel";

inline constexpr sv xsd_string = "http://www.w3.org/2001/XMLSchema#string";
inline constexpr sv xsd_decimal = "http://www.w3.org/2001/XMLSchema#decimal";
inline constexpr sv xsd_integer = "http://www.w3.org/2001/XMLSchema#integer";
inline constexpr sv xsd_boolean = "http://www.w3.org/2001/XMLSchema#boolean";
inline constexpr sv xsd_any_uri = "http://www.w3.org/2001/XMLSchema#anyURI";
inline constexpr sv xsd_date = "http://www.w3.org/2001/XMLSchema#date";
inline constexpr sv xsd_date_time = "http://www.w3.org/2001/XMLSchema#dateTime";
inline constexpr sv xsd_g_year = "http://www.w3.org/2001/XMLSchema#gYear";

inline constexpr sv dcat_dataset = "http://www.w3.org/ns/dcat#Dataset";

inline constexpr sv prov_activity = "http://www.w3.org/ns/prov#Activity";
inline constexpr sv prov_software_agent = "http://www.w3.org/ns/prov#SoftwareAgent";
inline constexpr sv prov_was_associated_with = "http://www.w3.org/ns/prov#wasAssociatedWith";
inline constexpr sv prov_was_generated_by = "http://www.w3.org/ns/prov#wasGeneratedBy";

inline constexpr sv void_class = "http://rdfs.org/ns/void#class";
inline constexpr sv void_class_partition = "http://rdfs.org/ns/void#classPartition";
inline constexpr sv void_dataset = "http://rdfs.org/ns/void#Dataset";
inline constexpr sv void_entities = "http://rdfs.org/ns/void#entities";
inline constexpr sv void_property = "http://rdfs.org/ns/void#property";
inline constexpr sv void_property_partition = "http://rdfs.org/ns/void#propertyPartition";
inline constexpr sv void_triples = "http://rdfs.org/ns/void#triples";
inline constexpr sv void_uri_space = "http://rdfs.org/ns/void#uriSpace";
inline constexpr sv void_vocabulary = "http://rdfs.org/ns/void#vocabulary";

inline constexpr sv schema_range_includes = "https://schema.org/rangeIncludes";
inline constexpr sv schema_domain_includes = "https://schema.org/domainIncludes";

/// The namespace of the own terms.
inline constexpr sv pg_namespace = "https://w3id.org/patgraph/ns#";
inline constexpr sv pg_accepts_deprecated = "https://w3id.org/patgraph/ns#acceptsDeprecated";
inline constexpr sv pg_check = "https://w3id.org/patgraph/ns#check";
inline constexpr sv pg_color = "https://w3id.org/patgraph/ns#color";
inline constexpr sv pg_cycle = "https://w3id.org/patgraph/ns#cycle";
inline constexpr sv pg_date_or_time = "https://w3id.org/patgraph/ns#DateOrTime";
inline constexpr sv pg_default = "https://w3id.org/patgraph/ns#default";
inline constexpr sv pg_deprecated_value = "https://w3id.org/patgraph/ns#deprecatedValue";
inline constexpr sv pg_external = "https://w3id.org/patgraph/ns#external";
/// The namespace of values that no term claims.
inline constexpr sv pg_extra = "https://w3id.org/patgraph/ns#extra/";
inline constexpr sv pg_facet_property = "https://w3id.org/patgraph/ns#FacetProperty";
inline constexpr sv pg_generation = "https://w3id.org/patgraph/ns#Generation";
inline constexpr sv pg_groups = "https://w3id.org/patgraph/ns#groups";
inline constexpr sv pg_id_pattern = "https://w3id.org/patgraph/ns#idPattern";
inline constexpr sv pg_implies_inverse = "https://w3id.org/patgraph/ns#impliesInverse";
inline constexpr sv pg_iri_base = "https://w3id.org/patgraph/ns#iriBase";
inline constexpr sv pg_key = "https://w3id.org/patgraph/ns#key";
inline constexpr sv pg_key_of = "https://w3id.org/patgraph/ns#keyOf";
inline constexpr sv pg_keys = "https://w3id.org/patgraph/ns#keys";
inline constexpr sv pg_layered = "https://w3id.org/patgraph/ns#layered";
inline constexpr sv pg_line_style = "https://w3id.org/patgraph/ns#lineStyle";
inline constexpr sv pg_link_class = "https://w3id.org/patgraph/ns#linkClass";
inline constexpr sv pg_marked_by = "https://w3id.org/patgraph/ns#markedBy";
inline constexpr sv pg_max_inclusive = "https://w3id.org/patgraph/ns#maxInclusive";
inline constexpr sv pg_min_inclusive = "https://w3id.org/patgraph/ns#minInclusive";
inline constexpr sv pg_not_before = "https://w3id.org/patgraph/ns#notBefore";
inline constexpr sv pg_page_property = "https://w3id.org/patgraph/ns#PageProperty";
inline constexpr sv pg_relation = "https://w3id.org/patgraph/ns#relation";
inline constexpr sv pg_relation_group = "https://w3id.org/patgraph/ns#RelationGroup";
inline constexpr sv pg_relationship = "https://w3id.org/patgraph/ns#Relationship";
inline constexpr sv pg_required = "https://w3id.org/patgraph/ns#required";
inline constexpr sv pg_requires_field = "https://w3id.org/patgraph/ns#requiresField";
inline constexpr sv pg_source = "https://w3id.org/patgraph/ns#source";
inline constexpr sv pg_strength_property = "https://w3id.org/patgraph/ns#StrengthProperty";
inline constexpr sv pg_succeeds = "https://w3id.org/patgraph/ns#succeeds";
inline constexpr sv pg_summary_property = "https://w3id.org/patgraph/ns#SummaryProperty";
inline constexpr sv pg_target = "https://w3id.org/patgraph/ns#target";
inline constexpr sv pg_value = "https://w3id.org/patgraph/ns#value";

}  // namespace patgraph::vocabulary
