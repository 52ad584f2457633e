using System.Text.Json.Serialization;

namespace Mnist.MLNet.Ensembles;

/// <summary>How an ensemble makes one answer of its members'.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EnsembleVote>))]
public enum EnsembleVote
{
    /// <summary>The mean of the members' probabilities.</summary>
    [JsonStringEnumMemberName("average")]
    Average,

    /// <summary>
    /// One vote a member, for its most probable class, the first of equals. The members' mean probabilities count as one more vote, given in parts,
    /// so that they decide between classes with as many votes and never against one with more; where they too are equal, the first class wins.
    /// The score of a class is its part of these votes.
    /// </summary>
    [JsonStringEnumMemberName("majority")]
    Majority,
}
